"""Rounds that repeat by themselves."""

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
from wangdi.screening import actions
from wangdi.screening.commands import rounds
from wangdi.screening.models import RoundSeries


class SeriesPayload(Payload):
    """A round of `lasts_days` every `every_days`, from `first_on` until no later than `until`."""

    name: str = Field(min_length=1, max_length=80)
    places: list[int] = Field(min_length=1)
    script: str = Field(default="", max_length=2000)
    first_on: date
    until: date
    every_days: int = Field(ge=1, le=90)
    lasts_days: int = Field(default=1, ge=1, le=90)

    @model_validator(mode="after")
    def check_days(self) -> Self:
        if self.until < self.first_on:
            raise ValueError(_("The round ends before it begins."))
        if self.lasts_days > self.every_days:
            raise ValueError(_("The next round would begin before the last one has ended."))
        return self


class RepeatRound(Command[SeriesPayload]):
    """Let a round repeat; the clock opens each one on its day."""

    name = "screening.repeat_round"
    permission = "screening.open_round"
    event = "screening.series_begun"
    subject_kind = "round_series"
    Payload = SeriesPayload

    def locate(self, payloads: Sequence[SeriesPayload]) -> list[Stamp | None]:
        return [rounds.stamp_of(actions.communities_of(one.places)) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[SeriesPayload]]) -> list[Outcome]:
        return [_begin(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        going = RoundSeries.objects.filter(id__in=keys, stopped_at=None)
        going.update(stopped_at=work.now, stopped_by=work.actor.id, stop_reason=reason)


class SeriesAndReason(Payload):
    series: UUID
    reason: str = Field(min_length=1, max_length=500)


class StopRepeating(Command[SeriesAndReason]):
    """No further round of the series is opened; those that run go on."""

    name = "screening.stop_repeating"
    permission = "screening.open_round"
    event = "screening.series_stopped"
    subject_kind = "round_series"
    Payload = SeriesAndReason

    def subject_of(self, payload: SeriesAndReason) -> UUID | None:
        return payload.series

    def locate(self, payloads: Sequence[SeriesAndReason]) -> list[Stamp | None]:
        known = RoundSeries.objects.in_bulk({payload.series for payload in payloads})
        found = [known.get(payload.series) for payload in payloads]
        return [rounds.stamp_of(one.communities) if one else None for one in found]

    def apply(self, work: Work, records: Sequence[Record[SeriesAndReason]]) -> list[Outcome]:
        return [_stop(work, record.payload) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        stopped = Key.objects.filter(key__in=keys).values("subject")
        series = RoundSeries.objects.filter(id__in=stopped)
        series.update(stopped_at=None, stopped_by=None, stop_reason="")


def _begin(work: Work, record: Record[SeriesPayload]) -> Outcome:
    asked = record.payload
    communities = actions.communities_of(asked.places)
    if not rounds.reaches(work, communities):
        sentence = _("The round goes beyond the places you work for.")
        return Review("not_allowed", sentence, "places")
    RoundSeries.objects.create(
        id=record.key,
        communities=communities,
        begun_at=work.now,
        begun_by=work.actor.id,
        **asked.model_dump(),
    )
    return Applied(record.key)


def _stop(work: Work, asked: SeriesAndReason) -> Outcome:
    series = RoundSeries.objects.select_for_update().get(id=asked.series)
    if series.stopped_at:
        return Review("closed", _("This series was stopped already."))
    if not rounds.reaches(work, series.communities):
        return Review("not_allowed", _("The round goes beyond the places you work for."))
    series.stopped_at, series.stopped_by = work.now, work.actor.id
    series.stop_reason = asked.reason
    series.save()
    return Applied(series.id)


register(RepeatRound(), StopRepeating())
