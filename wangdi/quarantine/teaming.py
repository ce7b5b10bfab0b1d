"""Who may be chosen for each place of a team, the proposed one first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wangdi.quarantine.actions import teams
from wangdi.quarantine.models import Episode
from wangdi.staff.models import Worker


@dataclass(frozen=True, slots=True)
class SlotChoice:
    options: list[tuple[str, str]]
    proposed: str


Choices = dict[str, SlotChoice]


def choices(episode: Episode) -> Choices:
    """For each slot the workers of its kinds near the household, and whom the rule proposes."""
    proposed = teams.propose([episode])[episode.id]
    held = teams.current([episode.id]).get(episode.id, {})
    workers = _near(episode)
    return {
        role.slot: SlotChoice(
            [(str(one.id), _label(one)) for one in workers if one.kind in role.kinds],
            str(held[role.slot].worker_id if role.slot in held else proposed[role.slot] or ""),
        )
        for role in episode.section.team
    }


def _near(episode: Episode) -> list[Worker]:
    """Those of the community, and those of the whole office."""
    rows = Worker.objects.filter(left_on=None).order_by("name", "id")
    return [*rows.filter(community_id=episode.community_id), *rows.filter(community_id=None)]


def _label(worker: Worker) -> str:
    phone = worker.work_phone or _("no telephone")
    return f"{worker.name} · {worker.get_kind_display()} · {phone}"
