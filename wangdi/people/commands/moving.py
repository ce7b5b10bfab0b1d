"""People and whole households who move; both files show it, and it can be taken back."""

from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people import passages
from wangdi.people.commands.changing import OfPerson
from wangdi.people.corrections import stamps_of
from wangdi.people.models import Household, HouseholdKind, PassageKind, Person, Relation
from wangdi.people.passages import Way
from wangdi.people.payloads import Bed, DoorFields, PastDay
from wangdi.territory.queries import stamps_of_buildings

REGISTER = "people.register"


class MovePayload(OfPerson):
    """Into a household that is there, or, with a `door`, into one opened behind it."""

    household: UUID | None = None
    door: DoorFields | None = None
    kind: HouseholdKind = HouseholdKind.OWNER
    relation: Relation | None = None
    bed: Bed = ""
    on: PastDay = Field(default_factory=clock.today)

    @model_validator(mode="after")
    def one_target(self) -> Self:
        if (self.household is None) == (self.door is None):
            raise ValueError(_("Say where to: a household, or a door."))
        return self


class _Passing(Command[MovePayload]):
    """Common to moving and coming back."""

    subject_kind = "person"
    Payload = MovePayload
    living: bool
    kind: PassageKind

    def locate(self, payloads: Sequence[MovePayload]) -> list[Stamp | None]:
        return stamps_of([payload.person for payload in payloads], living=self.living)

    def subject_of(self, payload: MovePayload) -> UUID:
        return payload.person

    def apply(self, work: Work, records: Sequence[Record[MovePayload]]) -> list[Outcome]:
        targets = _targets(records)
        allowed = gate.allow(work.actor, REGISTER, [one or Stamp() for one in targets])
        found = Person.objects.in_bulk([record.payload.person for record in records])
        reasons = [
            _objection(record.payload, found[record.payload.person], target, may=may)
            for record, target, may in zip(records, targets, allowed, strict=True)
        ]
        ways = [
            Way(record.key, record.payload.person, record.payload, self.kind)
            for record, reason in zip(records, reasons, strict=True)
            if reason is None
        ]
        passages.go(work, ways)
        return [
            reason or Applied(record.payload.person)
            for record, reason in zip(records, reasons, strict=True)
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        passages.take_back(work, keys)


class MovePerson(_Passing):
    """Somebody who lives in one household lives in another from a day on."""

    name, event, permission = "people.move_person", "people.person_moved", "people.correct"
    living, kind = True, PassageKind.MOVED


class ReturnPerson(_Passing):
    """Somebody who had left lives here again; who is merged into another stays so."""

    name, event, permission = "people.return_person", "people.person_returned", REGISTER
    living, kind = False, PassageKind.RETURNED


def _targets(records: Sequence[Record[MovePayload]]) -> list[Stamp | None]:
    """Where each goes: the stamp of the household or building; None where there is none."""
    payloads = [record.payload for record in records]
    homes = Household.objects.in_bulk({one.household for one in payloads if one.household})
    known = stamps_of_buildings(one.door.building for one in payloads if one.door)
    return [_target(one, homes, known) for one in payloads]


def _target(
    one: MovePayload, homes: Mapping[Any, Household], known: Mapping[int, Stamp]
) -> Stamp | None:
    if one.door:
        return known.get(one.door.building)
    home = homes.get(one.household)
    return home.stamp if home else None


def _objection(
    asked: MovePayload, person: Person, target: Stamp | None, *, may: bool
) -> Review | None:
    """Why this one cannot go there, or None."""
    if person.left_on and person.merged_into_id:
        return Review("merged", _("This entry was merged into another; undo that first."))
    if person.left_on is None and asked.household == person.household_id:
        return Review("same_home", _("This person lives there already."), "household")
    return of_target(target, may=may, field="household")


def of_target(stamp: Stamp | None, *, may: bool, field: str) -> Review | None:
    if stamp is None:
        return Review("unknown_home", _("This home is not known here."), field)
    if not may:
        return Review(
            "not_your_place",
            _(
                "You may not register people there. Record that he moved away; whoever works there "
                "takes him in, and the two entries are merged."
            ),
            field,
        )
    return None
