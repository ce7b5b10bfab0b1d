"""What the commands about checks share: files of care by id, where they stand, taking back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.checks import actions, section
from wangdi.checks.models import Check
from wangdi.checks.rules import states
from wangdi.checks.rules.drawing import hours
from wangdi.intake.commands import Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.quarantine.models import Episode


def stamps_of(episodes: Sequence[UUID]) -> list[Stamp | None]:
    """Where each file stands, in order; None for one that is not there. One query."""
    rows = Episode.objects.filter(id__in=set(episodes))
    columns = ("id", "community_id", "grid_id", "building_id")
    known = {key: Stamp(*stamp) for key, *stamp in rows.values_list(*columns)}
    return [known.get(one) for one in episodes]


def files_of(episodes: Iterable[UUID]) -> dict[UUID, Episode]:
    """The files with their households, locked so that one is not asked for twice at once."""
    rows = Episode.objects.filter(id__in=set(episodes)).order_by("id")
    held = rows.select_related("household").select_for_update(of=("self",))
    return {one.id: one for one in held}


def check_of(work: Work, key: UUID, file: Episode, opens_at: datetime, **more: Any) -> Check:
    """A new check of the household of a file, with the hours that its rules give."""
    window = hours(opens_at, section.of(file.profile_id))
    return Check(
        id=key,
        episode=file,
        household=file.household,
        day=clock.day_of(opens_at),
        opens_at=window.opens_at,
        due_at=window.due_at,
        missed_at=window.missed_at,
        asked_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label if work.actor.id else "",
        **stamps(file),
        **more,
    )


def take_back(keys: Sequence[UUID], reason: str) -> None:
    held = list(actions.hold(keys).values())
    if any(one.state not in states.OPEN for one in held):
        raise Refused(_("This check was answered already; undo the answer instead."))
    actions.withdraw(held, reason)
