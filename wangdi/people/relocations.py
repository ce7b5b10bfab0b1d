"""Whole households on their way from one door to another."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people.actions import move_households
from wangdi.people.doors import Door, find_or_lay
from wangdi.people.models import Household, Relocation
from wangdi.people.models.changes import STANDING

MOVED = "people.household_moved"


def go(work: Work, asked: Mapping[UUID, Any]) -> None:
    """Put households behind other doors: `{key: household, building, unit, room, on}`."""
    if not asked:
        return
    wanted = {key: Door(one.building, one.unit, one.room) for key, one in asked.items()}
    laid = find_or_lay(dict.fromkeys(wanted.values()))
    doors = {key: laid[door.number].id for key, door in wanted.items()}
    before = _hold(one.household for one in asked.values())
    for key, one in asked.items():
        if before[one.household].dwelling_id == doors[key]:
            raise Refused(_("This household lives there already."), "room", "same_home")
    move_households({one.household: doors[key] for key, one in asked.items()})
    Relocation.objects.bulk_create(
        Relocation(
            id=key,
            household_id=one.household,
            origin_id=before[one.household].dwelling_id,
            target_id=doors[key],
            on=one.on,
            made_at=work.now,
            by_label=work.actor.label,
        )
        for key, one in asked.items()
    )
    _tell(work, before, {one.household: one.on for one in asked.values()})


def take_back(work: Work, keys: Sequence[UUID]) -> None:
    """Put households back where they were; Refused where they moved on since."""
    moves = list(Relocation.objects.filter(STANDING, id__in=keys).select_for_update())
    before = _hold(move.household_id for move in moves)
    for move in moves:
        if before[move.household_id].dwelling_id != move.target_id:
            raise Refused(_("Something later stands on it: take that back first."), reason="later")
    move_households({move.household_id: move.origin_id for move in moves})
    Relocation.objects.filter(id__in=keys).update(annulled_at=work.now)
    _tell(work, before, {move.household_id: clock.day_of(work.now) for move in moves})


def _hold(wanted: Any) -> dict[UUID, Household]:
    return Household.objects.select_for_update().in_bulk(set(wanted))


def _tell(work: Work, before: Mapping[UUID, Household], days: Mapping[UUID, Any]) -> None:
    """Tell the rooms above, whose records about these homes follow."""
    now: dict[UUID, Household] = Household.objects.in_bulk(list(before))
    for key, was in before.items():
        stamp: Stamp = now[key].stamp
        work.fact(
            MOVED,
            about="household",
            subject=key,
            stamp=stamp,
            dwelling=str(now[key].dwelling_id),
            from_dwelling=str(was.dwelling_id),
            from_stamp=list(was.stamp),
            on=days[key].isoformat(),
        )
