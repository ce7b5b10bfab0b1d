"""People on their way from one household to another, set by set."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Refused, Work
from wangdi.lib import clock, ids
from wangdi.people import corrections
from wangdi.people.actions import (
    NewHousehold,
    close_empty,
    known_numbers,
    open_households,
    resize,
)
from wangdi.people.doors import Door, find_or_lay
from wangdi.people.models import Household, Passage, PassageKind, Person
from wangdi.people.models.changes import STANDING
from wangdi.people.telling import Stood, tell


class Way(NamedTuple):
    """`asked` has household or door, kind, relation, bed and on; `key` is that of the record."""

    key: UUID
    person: UUID
    asked: Any
    kind: PassageKind


def go(work: Work, ways: Sequence[Way]) -> None:
    """Write people into their new households, keep the way, tell the rooms above."""
    if not ways:
        return
    people = Person.objects.select_for_update().in_bulk([way.person for way in ways])
    _numbers_free(people)
    before = {key: Stood(one.household_id, one.stamp) for key, one in people.items()}
    opened = _open(work, [way for way in ways if way.asked.door])
    targets = {way.key: way.asked.household or opened[way.key] for way in ways}
    homes = Household.objects.select_for_update().in_bulk(set(targets.values()))
    Household.objects.filter(id__in=homes, closed_on__isnull=False).update(closed_on=None)
    changed = {way.key: (way.person, _fields(way, homes[targets[way.key]])) for way in ways}
    corrections.change(changed, at=work.now)
    Passage.objects.bulk_create(
        _passage(work, way, before[way.person], targets[way.key], opened=way.key in opened)
        for way in ways
    )
    _count([*targets.values(), *(one.household for one in before.values())], work.now)
    for way in ways:
        home = homes[targets[way.key]]
        tell(work, way.person, before[way.person], Stood(home.id, home.stamp), on=way.asked.on)


def take_back(work: Work, keys: Sequence[UUID]) -> None:
    """Write people back where they were; Refused where something later stands on it."""
    rows = Passage.objects.filter(STANDING, id__in=keys).select_related("person", "target")
    ways = list(rows.select_for_update(of=("self",)))
    for way in ways:
        later = Passage.objects.filter(STANDING, person=way.person_id, made_at__gt=way.made_at)
        moved_on = later.exclude(id__in=keys).exists()
        if moved_on or way.person.left_on or way.person.household_id != way.target_id:
            raise Refused(_("Something later stands on it: take that back first."), reason="later")
    there = {way.person_id: Stood(way.target_id, way.person.stamp) for way in ways}
    back = {person.id: person for person in corrections.take_back(keys, at=work.now)}
    homes = {person.household_id for person in back.values() if person.left_on is None}
    Household.objects.filter(id__in=homes).update(closed_on=None)
    _count([*homes, *(way.target_id for way in ways)], work.now)
    Passage.objects.filter(id__in=keys).update(annulled_at=work.now)
    for key, person in back.items():
        tell(work, key, there[key], Stood(person.household_id, person.stamp))


def _numbers_free(people: Mapping[UUID, Person]) -> None:
    """Whoever comes back must not carry a number that somebody living here carries by now."""
    returning = [one for one in people.values() if one.left_on and one.id_number]
    if returning and known_numbers([one.id_number for one in returning]):
        raise Refused(
            _("Another person of the ledger carries this document number."), reason="known_person"
        )


def _open(work: Work, ways: Sequence[Way]) -> dict[UUID, UUID]:
    """A new household for each way that ends at a door, by the way's key."""
    wanted = {way.key: Door(**way.asked.door.model_dump()) for way in ways}
    laid = find_or_lay(dict.fromkeys(wanted.values()))
    made = dict(zip(wanted, ids.uuid7s(len(wanted)), strict=True))
    kinds = {way.key: way.asked.kind for way in ways}
    open_households(
        [NewHousehold(made[key], laid[door.number], kinds[key]) for key, door in wanted.items()],
        on=clock.day_of(work.now),
    )
    for key, door in wanted.items():
        verb, stamp = "people.household_registered", laid[door.number].stamp
        work.event(verb, kind="household", subject=made[key], stamp=stamp)
        work.fact(verb, about="household", subject=made[key], stamp=stamp)
    return made


def _fields(way: Way, home: Household) -> dict[str, Any]:
    fields = {"household_id": home.id, **stamps(home), "entered_on": way.asked.on}
    fields |= {"relation": way.asked.relation or "", "bed": way.asked.bed}
    if way.kind == PassageKind.RETURNED:
        fields |= {"left_on": None, "left_why": ""}
    return fields


def _passage(work: Work, way: Way, before: Stood, target: UUID, *, opened: bool) -> Passage:
    return Passage(
        id=way.key,
        kind=way.kind,
        person_id=way.person,
        origin_id=before.household,
        target_id=target,
        opened=opened,
        on=way.asked.on,
        made_at=work.now,
        by_label=work.actor.label,
    )


def _count(homes: Sequence[UUID], at: datetime) -> None:
    unique = list(dict.fromkeys(homes))
    resize(unique)
    close_empty(unique, on=clock.day_of(at))
