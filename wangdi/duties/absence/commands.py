"""Standing in for somebody, its early end, and what the clock asks for."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, model_validator

from wangdi.access import standing_in
from wangdi.duties.absence import actions
from wangdi.duties.models import StandIn, StandInQuerySet
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock

LONGEST = timedelta(days=31)


class StandInPayload(Payload):
    """`substitute` does what is `absent`'s from the first day to the last, both included."""

    absent: int
    substitute: int
    first_day: date = Field(default_factory=clock.today)
    last_day: date
    reason: Annotated[str, Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.absent == self.substitute:
            raise ValueError(_("Nobody stands in for himself."))
        if self.last_day < self.first_day:
            raise ValueError(_("The last day lies before the first."))
        if self.last_day - self.first_day >= LONGEST:
            raise ValueError(_("At most 31 days at once; longer is a new appointment."))
        return self


class LetStandIn(Command[StandInPayload]):
    """One step: roles, households entrusted by name and duties pass on for these days."""

    name, event, subject_kind = "duties.stand_in", "duties.stood_in", "stand_in"
    permission = "duties.stand_in"
    Payload = StandInPayload

    def locate(self, payloads: Sequence[StandInPayload]) -> list[Stamp | None]:
        known = standing_in.stamps_of({payload.absent for payload in payloads})
        return [known.get(payload.absent) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[StandInPayload]]) -> list[Outcome]:
        able = standing_in.able({record.payload.substitute for record in records})
        taken = _absent_already(records)
        outcomes: list[Outcome] = []
        made: list[StandIn] = []
        for record in records:
            outcome = _may_stand_in(record.payload, able, taken)
            outcomes.append(outcome or Applied(record.key))
            if outcome is None:
                taken.add(record.payload.absent)
                made.append(_stand_in(record, work))
        StandIn.objects.bulk_create(made)
        standing_in.lend([_lent(one, work.actor.id) for one in made])
        actions.pass_on([one for one in made if one.first_day <= clock.today()], work.now)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        end(StandIn.objects.filter(id__in=keys, ended_at=None), work)


class EndPayload(Payload):
    stand_in: UUID


class EndStandIn(Command[EndPayload]):
    """The absent is back before the last day."""

    name, event, subject_kind = "duties.end_stand_in", "duties.stand_in_ended", "stand_in"
    permission = "duties.stand_in"
    Payload = EndPayload

    def subject_of(self, payload: EndPayload) -> UUID:
        return payload.stand_in

    def locate(self, payloads: Sequence[EndPayload]) -> list[Stamp | None]:
        known = StandIn.objects.in_bulk({payload.stand_in for payload in payloads})
        return [one.stamp if (one := known.get(p.stand_in)) else None for p in payloads]

    def apply(self, work: Work, records: Sequence[Record[EndPayload]]) -> list[Outcome]:
        wanted = {record.payload.stand_in for record in records}
        running = StandIn.objects.filter(id__in=wanted, ended_at=None)
        known = {one.id for one in running}
        end(running, work)
        over = Review("over", _("This standing in is over already."))
        return [
            Applied(one) if (one := record.payload.stand_in) in known else over
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Let somebody stand in anew instead."), reason="happened")


class KeepPayload(Payload):
    at: AwareDatetime


class KeepStandIns(Command[KeepPayload]):
    """The clock asks: what was planned since passes on; what is over goes back."""

    name, event, subject_kind = "duties.keep_stand_ins", "duties.stand_ins_kept", "stand_in"
    permission = "duties.climb"
    Payload = KeepPayload

    def locate(self, payloads: Sequence[KeepPayload]) -> list[Stamp | None]:
        return [NOWHERE] * len(payloads)

    def apply(self, work: Work, records: Sequence[Record[KeepPayload]]) -> list[Outcome]:
        today = clock.day_of(work.now)
        actions.pass_on(StandIn.objects.running(today), work.now)
        end(StandIn.objects.filter(ended_at=None, last_day__lt=today), work)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What the clock did is not undone."), reason="happened")


def end(absences: StandInQuerySet, work: Work) -> None:
    """Give back what is unsettled and what was lent; each keeps when it ended."""
    over = list(absences)
    actions.give_back([one.id for one in over])
    for one in over:
        lent = standing_in.grants_of(one.absent_id)
        standing_in.give_back([one.id], lent=lent, at=work.now, by=work.actor.id)
    StandIn.objects.filter(id__in=[one.id for one in over]).update(ended_at=work.now)


def _absent_already(records: Sequence[Record[StandInPayload]]) -> set[int]:
    """Whose days are taken: one person stands in for an absent one at a time."""
    wanted = {record.payload.absent for record in records}
    first = min(record.payload.first_day for record in records)
    rows = StandIn.objects.filter(absent__in=wanted, ended_at=None, last_day__gte=first)
    return set(rows.values_list("absent_id", flat=True))


def _may_stand_in(payload: StandInPayload, able: set[int], taken: set[int]) -> Review | None:
    if payload.absent in taken:
        sentence = _("Somebody stands in for this person already; end that first.")
        return Review("stood_in", sentence, "absent")
    if payload.substitute not in able:
        sentence = _("This person has no role in the work here and cannot stand in.")
        return Review("not_able", sentence, "substitute")
    return None


def _stand_in(record: Record[StandInPayload], work: Work) -> StandIn:
    asked = record.payload
    return StandIn(
        id=record.key,
        absent_id=asked.absent,
        substitute_id=asked.substitute,
        first_day=asked.first_day,
        last_day=asked.last_day,
        reason=asked.reason,
        at=work.now,
        by=work.actor.id,
        community_id=record.stamp.community,
        grid_id=record.stamp.grid,
        building_id=record.stamp.building,
    )


def _lent(one: StandIn, by: int | None) -> standing_in.Lent:
    return standing_in.Lent(
        one.absent_id, one.substitute_id, one.first_day, one.last_day, one.id, by
    )
