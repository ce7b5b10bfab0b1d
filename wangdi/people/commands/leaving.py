"""A person no longer lives where he is written."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator

from wangdi.intake.commands import Applied, Outcome, Record, Work
from wangdi.lib import clock
from wangdi.people import corrections
from wangdi.people.actions import close_empty, resize
from wangdi.people.commands.changing import Change, OfPerson
from wangdi.people.models import Departure, Household
from wangdi.people.payloads import PastDay


class DeparturePayload(OfPerson):
    on: PastDay = Field(default_factory=clock.today)
    why: Departure = Departure.MOVED

    @field_validator("why")
    @classmethod
    def not_by_merging(cls, why: Departure) -> Departure:
        if why == Departure.MERGED:
            raise ValueError(_("Two entries of one person are merged on their own page."))
        return why


class RecordDeparture(Change[DeparturePayload]):
    """A person no longer lives here. A household whose last member leaves is closed."""

    name, event = "people.record_departure", "people.person_departed"
    permission = "people.correct"
    Payload = DeparturePayload

    def apply(self, work: Work, records: Sequence[Record[DeparturePayload]]) -> list[Outcome]:
        changed = corrections.change(
            {
                record.key: (
                    record.payload.person,
                    {"left_on": record.payload.on, "left_why": record.payload.why.value},
                )
                for record in records
            },
            at=work.now,
        )
        _count_homes(changed.values(), on=clock.day_of(work.now))
        for record in records:
            work.fact(
                self.event,
                about="person",
                subject=record.payload.person,
                stamp=record.stamp,
                household=str(changed[record.key].household_id),
                why=record.payload.why.value,
            )
        return [Applied(record.payload.person) for record in records]

    def detail_of(self, payload: DeparturePayload) -> dict[str, Any]:
        return {"why": payload.why.value}

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = corrections.take_back(keys, at=work.now)
        homes = {person.household_id for person in back}
        Household.objects.filter(id__in=homes).update(closed_on=None)
        resize(homes)
        for person in back:
            work.fact(
                "people.person_back",
                about="person",
                subject=person.id,
                stamp=person.stamp,
                household=str(person.household_id),
            )


def _count_homes(people: Any, *, on: date) -> None:
    homes = list({person.household_id for person in people})
    resize(homes)
    close_empty(homes, on=on)
