"""Somebody who came back has left again."""

from collections.abc import Sequence
from datetime import date
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.screening.models import Arrival

FACT = "screening.left_again"


class LeavingPayload(Payload):
    """`to` as it is told; the record of the arrival stays."""

    arrival: UUID
    on: date
    to: str = Field(default="", max_length=100)

    @model_validator(mode="after")
    def check_day(self) -> Self:
        if self.on > clock.today():
            raise ValueError(_("The day of leaving is still to come."))
        return self


class RecordLeaving(Command[LeavingPayload]):
    name = "screening.record_leaving"
    permission = "screening.record_arrival"
    event = FACT
    subject_kind = "arrival"
    Payload = LeavingPayload

    def locate(self, payloads: Sequence[LeavingPayload]) -> list[Stamp | None]:
        found = Arrival.objects.standing().in_bulk([one.arrival for one in payloads])
        rows = (found.get(one.arrival) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: LeavingPayload) -> UUID | None:
        return payload.arrival

    def apply(self, work: Work, records: Sequence[Record[LeavingPayload]]) -> list[Outcome]:
        found = Arrival.objects.in_bulk([one.payload.arrival for one in records])
        outcomes = [_leave(one.payload, found[one.payload.arrival]) for one in records]
        Arrival.objects.bulk_update(
            found.values(), ["left_again_on", "left_again_to"], batch_size=1000
        )
        for record, outcome in zip(records, outcomes, strict=True):
            if isinstance(outcome, Applied):
                arrival = found[record.payload.arrival]
                work.fact(
                    FACT,
                    about="arrival",
                    subject=arrival.id,
                    stamp=arrival.stamp,
                    on=record.payload.on.isoformat(),
                )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        told = Key.objects.filter(key__in=keys).values("subject")
        Arrival.objects.filter(id__in=told).update(left_again_on=None, left_again_to="")


def _leave(asked: LeavingPayload, arrival: Arrival) -> Outcome:
    if asked.on < arrival.arrived_on:
        sentence = _("The day of leaving again is before the day of arrival.")
        return Review("before_arrival", sentence, "on")
    arrival.left_again_on, arrival.left_again_to = asked.on, asked.to
    return Applied(arrival.id)


register(RecordLeaving())
