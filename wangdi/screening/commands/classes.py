"""What becomes of an arrival whose class the list of key areas has changed: a person decides."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.screening import classing
from wangdi.screening.models import Arrival, ClassChange

CHANGED = "screening.arrival_reclassified"


class DecidePayload(Payload):
    """`taken`: the class of the arrival changes as the list says."""

    change: UUID
    taken: bool
    reason: str = Field(default="", max_length=200)

    @model_validator(mode="after")
    def check_reason(self) -> Self:
        if not self.taken and not self.reason:
            raise ValueError(_("Say why it stays as it was."))
        return self


class DecideClass(Command[DecidePayload]):
    """Decide whether an arrival takes the class that the list gives it now."""

    name = "screening.decide_class"
    permission = "screening.decide_class"
    event = "screening.class_decided"
    subject_kind = "class_change"
    Payload = DecidePayload

    def locate(self, payloads: Sequence[DecidePayload]) -> list[Stamp | None]:
        found = ClassChange.objects.in_bulk([one.change for one in payloads])
        rows = (found.get(one.change) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: DecidePayload) -> UUID | None:
        return payload.change

    def apply(self, work: Work, records: Sequence[Record[DecidePayload]]) -> list[Outcome]:
        rows = ClassChange.objects.select_for_update(of=("self",)).select_related("arrival")
        found = rows.in_bulk([one.payload.change for one in records])
        return [_decide(work, one, found[one.payload.change]) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Correct the list instead: the class will be asked for again."))


def _decide(work: Work, record: Record[DecidePayload], change: ClassChange) -> Outcome:
    if change.decided_at or change.lapsed_at:
        return Review("decided", _("This has been decided, or the list has changed again."))
    change.taken, change.reason = record.payload.taken, record.payload.reason
    change.decided_at, change.decided_by = work.now, work.actor.id
    change.save()
    if change.taken:
        _reclassify(work, change)
    return Applied(change.id)


def _reclassify(work: Work, change: ClassChange) -> None:
    """What stood before stays in the change itself; the rooms above are told."""
    arrival = change.arrival
    Arrival.objects.filter(id=arrival.id).update(
        key_area=bool(change.now_code),
        key_area_code=change.now_code,
        key_area_name=change.now_name,
    )
    work.fact(
        CHANGED,
        about="arrival",
        subject=arrival.id,
        stamp=arrival.stamp,
        change=str(change.id),
        key_area=bool(change.now_code),
    )


class ReassessPayload(Payload):
    """Why the arrivals are compared with the lists anew."""

    reason: str = Field(min_length=1, max_length=200)


class Reassess(Command[ReassessPayload]):
    """Compare recent arrivals with the lists; the clock asks for it where they have parted."""

    name = "screening.reassess"
    permission = "screening.list_areas"
    event = "screening.reassessed"
    subject_kind = "key_area"
    Payload = ReassessPayload

    def locate(self, payloads: Sequence[ReassessPayload]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]

    def apply(self, work: Work, records: Sequence[Record[ReassessPayload]]) -> list[Outcome]:
        classing.reassess(work)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Correct the list instead: the class will be asked for again."))


register(DecideClass(), Reassess())
