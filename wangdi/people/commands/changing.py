"""What changes about a person: mistakes put right, needs, leaving. All can be taken back."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, ValidationInfo, field_validator

from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    P,
    Payload,
    Record,
    Review,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.lib.identifiers import IdKind
from wangdi.people import corrections
from wangdi.people.actions import known_numbers, resize
from wangdi.people.models import Relation, Sex
from wangdi.people.payloads import Bed, Line, Name, Needs, Note, PastDay, Phone, checked_number


class OfPerson(Payload):
    person: UUID


class Change(Command[P]):
    """Common to all: they stand where the person is written, and tell fields, not contents."""

    subject_kind = "person"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        return corrections.stamps_of([self.subject_of(payload) for payload in payloads])

    def subject_of(self, payload: P) -> UUID:
        person: UUID = payload.person  # type: ignore[attr-defined]
        return person

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = corrections.take_back(keys, at=work.now)
        resize({person.household_id for person in back})


class CorrectionPayload(OfPerson):
    """Only the fields that are given change; None or an empty text clears."""

    name: Name | None = None
    sex: Sex | None = None
    birth_date: PastDay | None = None
    relation: Relation | None = None
    id_kind: IdKind | None = None
    id_number: Annotated[str, Field(max_length=40)] | None = None
    phone: Phone | None = None
    employer: Line = ""
    note: Note = ""
    floating: bool = False
    registered_at: Line = ""
    bed: Bed = ""
    sleeps_here: bool = True

    @field_validator("name")
    @classmethod
    def somebody(cls, name: str | None) -> str | None:
        if not name:
            raise ValueError(_("The name is missing."))
        return name

    @field_validator("id_number")
    @classmethod
    def number_fits_kind(cls, number: str | None, info: ValidationInfo) -> str | None:
        return checked_number(info.data.get("id_kind") or IdKind.CITIZEN, number)

    def fields(self) -> dict[str, Any]:
        """Column and value of everything given."""
        given = self.model_dump(include=self.model_fields_set - {"person"})
        if "id_number" in given:
            kind = self.id_kind or IdKind.CITIZEN
            given["id_kind"] = kind if self.id_number else ""
        cleared = {"name": "", "sex": "", "relation": "", "id_kind": ""}
        return {k: cleared.get(k) if v is None else _text(v) for k, v in given.items()}


class CorrectPerson(Change[CorrectionPayload]):
    """Put a person's fields right. The event names the fields; contents stand in no event."""

    name, event = "people.correct_person", "people.person_corrected"
    permission = "people.correct"
    Payload = CorrectionPayload

    def apply(self, work: Work, records: Sequence[Record[CorrectionPayload]]) -> list[Outcome]:
        taken = known_numbers([r.payload.id_number for r in records if r.payload.id_number])
        free = [
            record
            for record in records
            if taken.get(record.payload.id_number or "", record.payload.person)
            == record.payload.person
        ]
        changed = corrections.change(
            {record.key: (record.payload.person, record.payload.fields()) for record in free},
            at=work.now,
        )
        resize({person.household_id for person in changed.values()})
        applied = {record.key for record in free}
        sentence = _("Another person of the ledger carries this document number.")
        return [
            Applied(record.payload.person)
            if record.key in applied
            else Review("known_person", sentence, "id_number")
            for record in records
        ]

    def detail_of(self, payload: CorrectionPayload) -> dict[str, Any]:
        return {"fields": sorted(payload.fields())}


class NeedsPayload(OfPerson):
    needs: Needs


class SetNeeds(Change[NeedsPayload]):
    """Say what help a person needs; this replaces what was said before."""

    name, event = "people.set_needs", "people.needs_set"
    permission = "people.correct"
    Payload = NeedsPayload

    def apply(self, work: Work, records: Sequence[Record[NeedsPayload]]) -> list[Outcome]:
        changed = corrections.change(
            {
                record.key: (
                    record.payload.person,
                    {"needs": [need.value for need in record.payload.needs]},
                )
                for record in records
            },
            at=work.now,
        )
        resize({person.household_id for person in changed.values()})
        return [Applied(record.payload.person) for record in records]


def _text(value: Any) -> Any:
    return value.value if isinstance(value, Sex | Relation | IdKind) else value
