"""What must be known of places, households and people before passes are issued to them."""

import secrets
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.commands import Work
from wangdi.intake.stamps import Stamp
from wangdi.passes.holders import held, holder_of
from wangdi.passes.models import Pass
from wangdi.passes.payloads import IssuePayload
from wangdi.people.models import Household, Person
from wangdi.territory.models import COMMUNITY_KINDS, MANAGED_KINDS, Place

KINDS = (*COMMUNITY_KINDS, *MANAGED_KINDS)
"""Places that a pass may be for."""
DIGITS, TRIES = 10_000, 20


class Home(NamedTuple):
    stamp: Stamp
    open: bool
    within: frozenset[int]


class Member(NamedTuple):
    household: UUID
    here: bool


def places_of(ids: Iterable[int]) -> dict[int, Stamp]:
    """Places a pass may be for, with their stamps. One query."""
    rows = Place.objects.filter(id__in=set(ids), kind__in=KINDS, valid_to=None)
    return {one.id: Stamp(one.id, None, None) if one.is_community() else one.stamp for one in rows}


def stamps_of(payloads: Sequence[IssuePayload]) -> list[Stamp | None]:
    """Where each pass belongs: to its household's door, or to its place. Three queries at most."""
    members = _members(payloads)
    homes = _homes(payloads, members)
    places = places_of(one.place for one in payloads)
    return [_stamp(one, members, homes, places) for one in payloads]


def _stamp(
    asked: IssuePayload,
    members: dict[UUID, Member],
    homes: dict[UUID, Home],
    places: dict[int, Stamp],
) -> Stamp | None:
    if asked.person and asked.person not in members:
        return None
    home = members[asked.person].household if asked.person else asked.household
    if home is None:
        return places.get(asked.place)
    return homes[home].stamp if home in homes else None


def _members(payloads: Iterable[IssuePayload]) -> dict[UUID, Member]:
    wanted = {one.person for one in payloads if one.person}
    if not wanted:
        return {}
    rows = Person.objects.filter(id__in=wanted).values_list("id", "household_id", "left_on")
    return {key: Member(household, left is None) for key, household, left in rows}


def _homes(payloads: Iterable[IssuePayload], members: dict[UUID, Member]) -> dict[UUID, Home]:
    wanted = {one.household for one in payloads if one.household}
    wanted |= {one.household for one in members.values()}
    if not wanted:
        return {}
    columns = ("community_id", "grid_id", "building_id")
    rows = Household.objects.filter(id__in=wanted).values_list(
        "id", "closed_on", "dwelling__building__ancestors", *columns
    )
    return {
        key: Home(Stamp(*stamp), closed is None, frozenset([*above, stamp[2]]))
        for key, closed, above, *stamp in rows
    }


class Grounds:
    """What is known for one batch, read once; the households are locked against a second pass."""

    def __init__(self, work: Work, payloads: Sequence[IssuePayload]) -> None:
        self.members = _members(payloads)
        self.homes = _homes(payloads, self.members)
        self.places = places_of(one.place for one in payloads)
        homes = Household.objects.filter(id__in=set(self.homes)).order_by("id")
        list(homes.select_for_update().values_list("id", flat=True))
        live = Pass.objects.filter(place__in=set(self.places)).live(work.now)
        self.held = held(live, self.homes, payloads)
        self.used: dict[int, set[str]] = {}
        for place, digits in live.order_by().values_list("place", "digits"):
            self.used.setdefault(place, set()).add(digits)

    def household_of(self, asked: IssuePayload) -> UUID | None:
        return self.members[asked.person].household if asked.person else asked.household

    def is_of_place(self, asked: IssuePayload) -> bool:
        home = self.household_of(asked)
        return home is None or asked.place in self.homes[home].within

    def lives_here(self, asked: IssuePayload) -> bool:
        home = self.household_of(asked)
        if home is not None and not self.homes[home].open:
            return False
        return asked.person is None or self.members[asked.person].here

    def take(self, asked: IssuePayload) -> bool:
        """Whether this holder had none of this class; from now on he has one.

        Guests may come more than once.
        """
        holder = holder_of(asked)
        if holder is None:
            return True
        if (asked.klass, asked.place, holder) in self.held:
            return False
        self.held.add((asked.klass, asked.place, holder))
        return True

    def digits(self, place: int) -> str:
        """Four digits that no live pass of the place has, as long as there are such."""
        used = self.used.setdefault(place, set())
        for _try in range(TRIES):
            drawn = f"{secrets.randbelow(DIGITS):04d}"
            if drawn not in used:
                break
        used.add(drawn)
        return drawn
