"""What may be told of somebody who came back, checked field by field."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from wangdi.lib import clock
from wangdi.lib.identifiers import IdKind, check_document, check_name, check_temperature
from wangdi.screening.journeys import Journey, Stay
from wangdi.screening.travel_payload import StayPayload, TravelPayload

SymptomName = Literal["fever", "cough", "fatigue", "sore_throat", "smell", "diarrhoea"]
ExposureName = Literal["medical", "cold_chain", "port", "transport", "isolation", "market"]


class ArrivalPayload(TravelPayload):
    """`person` for a resident of the ledger, else a name, which the ledger is given.

    `household`: which of several behind the door. `party`: shared by those who came together.
    `expected`: the one of an advance declaration who has come with this.
    """

    dwelling: UUID
    household: UUID | None = None
    person: UUID | None = None
    name: str = Field(default="", max_length=60)
    id_kind: IdKind | Literal[""] = ""
    id_number: str = Field(default="", max_length=30)
    arrived_on: date
    party: UUID | None = None
    expected: UUID | None = None
    stays: list[StayPayload] = Field(default_factory=list, max_length=20)
    symptoms: list[SymptomName] = Field(default_factory=list)
    temperature: Decimal | None = None
    contact: bool | None = None
    exposures: list[ExposureName] = Field(default_factory=list)
    test_on: date | None = None
    test_result: Literal["", "negative", "positive", "waiting"] = ""
    onward: str = Field(default="", max_length=100)
    onward_on: date | None = None
    evidence: str = Field(default="", max_length=200)
    surveyor: str = Field(default="", max_length=60)

    @field_validator("name")
    @classmethod
    def check_name(cls, value: str) -> str:
        checked = check_name(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    @field_validator("temperature")
    @classmethod
    def check_temperature(cls, value: Decimal | None) -> Decimal | None:
        checked = check_temperature(value) if value is not None else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else None

    @field_validator("arrived_on")
    @classmethod
    def check_arrived(cls, value: date) -> date:
        if value > clock.today():
            raise ValueError(_("The day of arrival is still to come."))
        return value

    @field_validator("test_on")
    @classmethod
    def check_tested(cls, value: date | None) -> date | None:
        if value and value > clock.today():
            raise ValueError(_("The day of the test is still to come."))
        return value

    @field_validator("id_number")
    @classmethod
    def check_spelling(cls, value: str) -> str:
        return value.replace(" ", "").upper()

    @model_validator(mode="after")
    def check_whole(self) -> Self:
        if self.person is None and not self.name:
            raise ValueError(_("Choose a resident or write a name."))
        if self.left_on and self.left_on > self.arrived_on:
            raise ValueError(_("The day of leaving is after the day of arrival."))
        if self.onward_on and self.onward_on < self.arrived_on:
            raise ValueError(_("The onward journey is before the day of arrival."))
        if self.id_number:
            checked = check_document(self.id_kind or IdKind.CITIZEN, self.id_number)
            if checked.problem:
                raise ValueError(str(checked.problem.sentence))
        return self

    def journey(self) -> Journey:
        """What the rules ask: the facts and days of travel, and nothing of the person."""
        stays = tuple(Stay(one.code, one.first, one.last) for one in self.stays)
        return Journey(
            self.origin_code, self.left_on, self.arrived_on, tuple(self.via_codes()), stays
        )
