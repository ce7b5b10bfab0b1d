"""A door that nobody knew: laid in the ledger on the spot, and part of the round from then on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.duties import actions as duties
from wangdi.intake.commands import (
    Applied,
    Command,
    Known,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, ids
from wangdi.people import doors
from wangdi.people.actions import NewHousehold, open_households
from wangdi.people.doors import Door, Laid
from wangdi.people.models import Dwelling, DwellingUse, Household, HouseholdKind
from wangdi.screening import actions, rules
from wangdi.screening.models import CanvassRound, DoorVisit, FoundDoor
from wangdi.territory.queries import stamps_of_buildings


class FoundPayload(Payload):
    round: UUID
    building: int
    unit: Annotated[str, Field(max_length=20)] = ""
    room: Annotated[str, Field(min_length=1, max_length=20)]
    use: DwellingUse = DwellingUse.HOME

    @property
    def door(self) -> Door:
        return Door(self.building, self.unit, self.room, self.use)


class FindDoor(Command[FoundPayload]):
    """Lay a door that was found, with a household unless it is empty, and plan its duty.

    The answer's subject is the door, so that it can be knocked at next.
    """

    name = "screening.find_door"
    permission = "screening.visit"
    event = "screening.door_found"
    subject_kind = "dwelling"
    Payload = FoundPayload

    def locate(self, payloads: Sequence[FoundPayload]) -> list[Stamp | None]:
        known = stamps_of_buildings(payload.building for payload in payloads)
        return [known.get(payload.building) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[FoundPayload]]) -> list[Outcome]:
        rounds = CanvassRound.objects.in_bulk({record.payload.round for record in records})
        why_not = _why_not(rounds, records)
        sound = [record for record in records if why_not[record.key] is None]
        known = _known([record.payload.door for record in sound])
        laid = doors.find_or_lay(record.payload.door for record in sound)
        new = [one for one in sound if one.payload.door.number not in known]
        homes = _open_homes(work, new, laid)
        found = [_found(work, one, laid[one.payload.door.number], homes) for one in new]
        FoundDoor.objects.bulk_create(found)
        for canvass in {one.payload.round: rounds[one.payload.round] for one in sound}.values():
            actions.plan_doors(canvass, only=[one.id for one in laid.values()])
        return [
            why_not[record.key] or _outcome(record.payload.door, laid, known) for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for found in FoundDoor.objects.filter(id__in=keys).select_related("dwelling"):
            _take_back(found, reason)


def _why_not(
    rounds: Mapping[UUID, CanvassRound], records: Sequence[Record[FoundPayload]]
) -> dict[UUID, Review | None]:
    """Why each record cannot be; a query for each round."""
    asked: dict[UUID, set[int]] = defaultdict(set)
    for record in records:
        asked[record.payload.round].add(record.payload.building)
    inside = {one.id: actions.buildings_of(one, asked[one.id]) for one in rounds.values()}
    found: dict[UUID, Review | None] = {}
    for record in records:
        canvass = rounds.get(record.payload.round)
        if canvass is None:
            sentence = _("This round is not known here.")
            found[record.key] = Review("unknown_parent", sentence, "round")
        elif not canvass.is_open():
            sentence = _("This round is closed already.")
            found[record.key] = Review("closed", sentence, "round")
        elif record.payload.building not in inside[canvass.id]:
            sentence = _("This building is not part of the round.")
            found[record.key] = Review("not_in_round", sentence, "building")
        else:
            found[record.key] = None
    return found


def _known(wanted: Sequence[Door]) -> set[doors.Number]:
    """Those of the doors that the ledger has already."""
    there = Dwelling.objects.filter(building__in={door.building for door in wanted})
    rows = there.values_list("building_id", "unit", "room")
    return set(rows) & {door.number for door in wanted}


def _open_homes(
    work: Work, new: Sequence[Record[FoundPayload]], laid: Mapping[doors.Number, Laid]
) -> dict[UUID, UUID]:
    """A household behind each new door where somebody may live; household by door."""
    lived_in = [one for one in new if one.payload.use != DwellingUse.VACANT]
    wanted = {laid[one.payload.door.number].id: one.payload.door.number for one in lived_in}
    homes = dict(zip(wanted, ids.uuid7s(len(wanted)), strict=True))
    open_households(
        [
            NewHousehold(homes[door], laid[number], HouseholdKind.OWNER)
            for door, number in wanted.items()
        ],
        on=clock.day_of(work.now),
    )
    for door, number in wanted.items():
        verb, about = "people.household_registered", "household"
        work.event(verb, kind=about, subject=homes[door], stamp=laid[number].stamp)
        work.fact(verb, about=about, subject=homes[door], stamp=laid[number].stamp)
    return homes


def _found(
    work: Work, record: Record[FoundPayload], door: Laid, homes: Mapping[UUID, UUID]
) -> FoundDoor:
    return FoundDoor(
        id=record.key,
        round_id=record.payload.round,
        dwelling_id=door.id,
        laid=True,
        household=homes.get(door.id),
        found_at=rules.happened(record.made_at, work.now),
        by=work.actor.id,
        community_id=door.stamp.community,
        grid_id=door.stamp.grid,
        building_id=door.stamp.building,
    )


def _outcome(
    door: Door, laid: Mapping[doors.Number, Laid], known: set[doors.Number]
) -> Applied | Known:
    subject = laid[door.number].id
    return Known(subject) if door.number in known else Applied(subject)


def _take_back(found: FoundDoor, reason: str) -> None:
    """Take the door out of the ledger again, while nothing stands on it."""
    sentence = _("Something stands on this door already; it stays in the ledger.")
    if DoorVisit.objects.filter(dwelling=found.dwelling).exists():
        raise Refused(sentence, reason="happened")
    duties.withdraw(actions.DOOR, [found.dwelling_id], reason)
    door, home = found.dwelling, found.household
    try:
        with transaction.atomic():
            found.delete()
            if home:
                Household.objects.filter(id=home).delete()
            door.delete()
    except (ProtectedError, IntegrityError):
        raise Refused(sentence, reason="happened") from None


register(FindDoor())
