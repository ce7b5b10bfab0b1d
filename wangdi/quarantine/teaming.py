"""Who may be chosen for each place of a team, the proposed one first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wangdi.quarantine.actions import teams
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import places
from wangdi.staff.models import Worker


@dataclass(frozen=True, slots=True)
class SlotChoice:
    label: str
    options: list[tuple[str, str]]
    proposed: str
    substitute: str


Choices = dict[str, SlotChoice]


def choices(episode: Episode) -> Choices:
    """For each slot the workers of its kinds near the household, and whom the rule proposes."""
    section = episode.section
    proposed = teams.propose([episode])[episode.id]
    held = teams.current([episode.id]).get(episode.id, {})
    workers = _near(episode)
    found: Choices = {}
    for role in section.team:
        now = held.get(role.slot)
        found[role.slot] = SlotChoice(
            places.label(role.slot, section),
            [(str(one.id), _label(one)) for one in workers if one.kind in role.kinds],
            str(now.worker_id if now else proposed[role.slot] or ""),
            str(now.substitute_id or "" if now else ""),
        )
    return found


def _near(episode: Episode) -> list[Worker]:
    """Those of the community, and those of the whole office."""
    rows = Worker.objects.filter(left_on=None).order_by("name", "id")
    return [*rows.filter(community_id=episode.community_id), *rows.filter(community_id=None)]


def _label(worker: Worker) -> str:
    phone = worker.work_phone or _("no telephone")
    return f"{worker.name} · {worker.get_kind_display()} · {phone}"
