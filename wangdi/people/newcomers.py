"""Somebody told of at a door: known there already, or entered in the ledger behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.commands import Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, ids
from wangdi.lib.fields import index_many
from wangdi.lib.pinyin import name_initials
from wangdi.people import holds
from wangdi.people.actions import (
    NewHousehold,
    NewPerson,
    add_people,
    close_empty,
    open_households,
    resize,
)
from wangdi.people.doors import Laid
from wangdi.people.models import Departure, Dwelling, Household, HouseholdKind, Person

OTHER_HOME, WHICH_HOUSEHOLD, WHICH_PERSON = "other_home", "which_household", "which_person"


class Told(NamedTuple):
    """Who was told of: at which door, of which household where it was said; `phone` normal."""

    door: UUID
    household: UUID | None
    name: str
    phone: str


class Met(NamedTuple):
    """What the ledger knows of him: the person, else the household that he would enter.

    Neither: the door has no household yet. `doubt`: the code of what a person must say first.
    """

    person: UUID | None = None
    household: UUID | None = None
    doubt: str = ""


class Newcomer(NamedTuple):
    """A person to enter behind a door; without a household one is opened for the door."""

    id: UUID
    door: UUID
    household: UUID | None
    stamp: Stamp
    name: str
    phone: str


def hold_doors(doors: Iterable[UUID]) -> None:
    """Lock doors in one order, so that two who enter somebody there meet one after the other."""
    rows = Dwelling.objects.filter(id__in=set(doors)).order_by("id")
    list(rows.select_for_update().values_list("id", flat=True))


def recognise(told: Sequence[Told]) -> list[Met]:
    """Whom the ledger knows: by name in the household, or by telephone where the name sounds alike.

    A telephone alone is a family's as often as a person's. Two queries for any set.
    """
    homes: dict[UUID, list[UUID]] = defaultdict(list)
    there = Household.objects.open().filter(dwelling__in={one.door for one in told})
    for home, door in there.order_by("id").values_list("id", "dwelling_id"):
        homes[door].append(home)
    people: dict[UUID, list[Person]] = defaultdict(list)
    named = [home for found in homes.values() for home in found]
    living = Person.objects.filter(household_id__in=named).living().order_by("id")
    for person in living.only("household", "name", "initials", "phone_index"):
        people[person.household_id].append(person)
    phones = index_many(Person, "phone_index", [one.phone or None for one in told])
    return [
        _meet(one, phone, homes.get(one.door, []), people)
        for one, phone in zip(told, phones, strict=True)
    ]


def _meet(
    one: Told, phone: bytes | None, homes: Sequence[UUID], people: dict[UUID, list[Person]]
) -> Met:
    if one.household is not None and one.household not in homes:
        return Met(doubt=OTHER_HOME)
    asked = [one.household] if one.household else homes
    found = _alike(one, phone, [person for home in asked for person in people[home]])
    if len(found) == 1:
        return Met(found[0].id, found[0].household_id)
    if found:
        return Met(doubt=WHICH_PERSON)
    if len(asked) > 1:
        return Met(doubt=WHICH_HOUSEHOLD)
    return Met(household=asked[0] if asked else None)


def _alike(one: Told, phone: bytes | None, members: Sequence[Person]) -> list[Person]:
    """Those of the same name, else of the same telephone and initials; one telephone tells two."""
    by_phone = [person for person in members if phone and _index(person) == phone]
    same = [person for person in members if person.name == one.name]
    if len(same) > 1:
        return [person for person in same if person in by_phone] or same
    initials = name_initials(one.name)[:40]
    return same or [person for person in by_phone if person.initials == initials]


def _index(person: Person) -> bytes | None:
    return bytes(person.phone_index) if person.phone_index else None


def enter(work: Work, newcomers: Sequence[Newcomer]) -> dict[UUID, UUID]:
    """Enter people, open the households that are missing, tell both; household by person."""
    today = clock.day_of(work.now)
    opened = _open(work, [one for one in newcomers if one.household is None])
    homes = {one.id: one.household or opened[one.door] for one in newcomers}
    people = [
        NewPerson(one.id, homes[one.id], one.stamp, one.name, phone=one.phone or None)
        for one in newcomers
    ]
    add_people(people, on=today)
    resize(set(homes.values()))
    for one in newcomers:
        verb, about = "people.person_added", "person"
        work.event(verb, kind=about, subject=one.id, stamp=one.stamp)
        work.fact(verb, about=about, subject=one.id, stamp=one.stamp, household=str(homes[one.id]))
    return homes


def _open(work: Work, newcomers: Sequence[Newcomer]) -> dict[UUID, UUID]:
    """One household for each of their doors."""
    doors = Dwelling.objects.in_bulk({one.door for one in newcomers})
    opened = dict(zip(doors, ids.uuid7s(len(doors)), strict=True))
    open_households(
        [
            NewHousehold(
                opened[door.id],
                Laid(door.id, door.address, door.sort_key, door.stamp),
                HouseholdKind.OWNER,
            )
            for door in doors.values()
        ],
        on=clock.day_of(work.now),
    )
    for door in doors.values():
        verb, about = "people.household_registered", "household"
        work.event(verb, kind=about, subject=opened[door.id], stamp=door.stamp)
        work.fact(verb, about=about, subject=opened[door.id], stamp=door.stamp)
    return opened


def take_out(work: Work, people: Iterable[UUID]) -> None:
    """Take out people who were entered by mistake, but for those on whom something else stands.

    A household that is empty then is closed.
    """
    today = clock.day_of(work.now)
    wanted = set(people)
    rows = Person.objects.filter(id__in=wanted - holds.held(wanted)).living()
    gone = list(rows.select_for_update().order_by("id"))
    rows.update(left_on=today, left_why=Departure.MISTAKE)
    homes = [person.household_id for person in gone]
    resize(homes)
    close_empty(homes, on=today)
    for person in gone:
        verb = "people.person_added.annulled"
        work.event(verb, kind="person", subject=person.id, stamp=person.stamp)
