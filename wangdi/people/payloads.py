"""What may be written of a person, checked field by field; sentences stand beside the fields."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import (
    Checked,
    IdKind,
    birth_date,
    check_document,
    check_name,
    check_phone,
    half_width,
)
from wangdi.people.models import Need, Relation, Sex

FIRST_YEAR = 1880


def _by(check: Callable[[str], Checked[str]]) -> AfterValidator:
    """A validator that takes the value made normal, or refuses it with the check's own sentence."""

    def validate(value: str) -> str:
        checked = check(value)
        if checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value

    return AfterValidator(validate)


def _not_ahead(day: date) -> date:
    if day > clock.today():
        raise ValueError(_("This day is still to come."))
    if day.year < FIRST_YEAR:
        raise ValueError(_("Nobody remembers this day: check the year."))
    return day


Name = Annotated[str, _by(check_name)]
Phone = Annotated[str, _by(check_phone)]
PastDay = Annotated[date, AfterValidator(_not_ahead)]
Line = Annotated[str, Field(max_length=200)]
Note = Annotated[str, Field(max_length=2000)]
Bed = Annotated[str, Field(max_length=40)]
Needs = Annotated[tuple[Need, ...], AfterValidator(lambda needs: tuple(sorted(set(needs))))]


class DoorFields(Payload):
    """A door as it is written: building id, unit (may be empty) and room."""

    building: int
    unit: Annotated[str, Field(max_length=20)] = ""
    room: Annotated[str, Field(min_length=1, max_length=20)]


class PersonFields(Payload):
    """A person as entered at the door. Everything but the name may be missing."""

    name: Name
    sex: Sex | None = None
    birth_date: PastDay | None = None
    relation: Relation | None = None
    id_kind: IdKind = IdKind.NONE
    id_number: Annotated[str, Field(max_length=40)] | None = None
    phone: Phone | None = None
    employer: Line = ""
    needs: Needs = ()
    note: Note = ""
    floating: bool = False
    registered_at: Line = ""
    bed: Bed = ""
    sleeps_here: bool = True

    @model_validator(mode="before")
    @classmethod
    def number_without_kind(cls, given: dict[str, object]) -> dict[str, object]:
        """A number that comes without its kind is a resident identity card's."""
        number = given.get("id_number") if isinstance(given, dict) else None
        if number and not given.get("id_kind"):
            return {**given, "id_kind": IdKind.CITIZEN}
        return given

    @field_validator("id_number")
    @classmethod
    def number_fits_kind(cls, number: str | None, info: ValidationInfo) -> str | None:
        return checked_number(info.data.get("id_kind", IdKind.NONE), number)

    @model_validator(mode="after")
    def birth_date_of_the_number(self) -> Self:
        if self.birth_date is None and self.id_number and self.id_kind == IdKind.CITIZEN:
            object.__setattr__(self, "birth_date", birth_date(self.id_number))
        return self


def checked_number(kind: IdKind, number: str | None) -> str | None:
    """The number in its normal form, None where there is none; ValueError with the sentence."""
    if not number or not half_width(number).strip():
        return None
    checked = check_document(kind, number)
    if checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value


class Member(PersonFields):
    """A member of a household that is being registered; `id` where the phone has made one."""

    id: UUID | None = None
