"""Open a key zone, close it with a reason."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, Self
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, ids
from wangdi.screening import actions, repeating
from wangdi.screening.commands import rounds
from wangdi.screening.models import CanvassRound, RoundSeries
from wangdi.territory.models import MANAGED_KINDS, Place
from wangdi.zones.models import KeyZone

LONGEST = timedelta(days=60)


class ZonePayload(Payload):
    """`places`: buildings, compounds or hamlets. Every door in them is visited each day."""

    name: str = Field(min_length=1, max_length=60)
    places: list[int] = Field(min_length=1, max_length=200)
    why: Literal["case", "suspected", "contact"]
    basis: str = Field(min_length=2, max_length=300)
    starts_on: date
    ends_on: date
    script: str = Field(default="", max_length=2000)

    @model_validator(mode="after")
    def check_days(self) -> Self:
        if self.ends_on < self.starts_on:
            raise ValueError(_("The zone ends before it begins."))
        if self.ends_on - self.starts_on > LONGEST:
            raise ValueError(_("No zone lasts longer than 60 days; open it anew, with a basis."))
        return self


class OpenZone(Command[ZonePayload]):
    """A zone with its basis and its last day; a round through every door repeats each day."""

    name = "zones.open"
    permission = "zones.open"
    event = "zones.opened"
    subject_kind = "key_zone"
    Payload = ZonePayload

    def locate(self, payloads: Sequence[ZonePayload]) -> list[Stamp | None]:
        return [rounds.stamp_of(actions.communities_of(one.places)) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[ZonePayload]]) -> list[Outcome]:
        return [_open(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for zone in _held(keys).values():
            if zone.closed_at is None:
                _end(work, zone, reason)


class ClosePayload(Payload):
    zone: UUID
    reason: str = Field(min_length=2, max_length=300)


class CloseZone(Command[ClosePayload]):
    """No more visits because of the zone, from now on and with a reason."""

    name = "zones.close"
    permission = "zones.open"
    event = "zones.closed"
    subject_kind = "key_zone"
    Payload = ClosePayload

    def locate(self, payloads: Sequence[ClosePayload]) -> list[Stamp | None]:
        known = KeyZone.objects.in_bulk({one.zone for one in payloads})
        zones = [known.get(one.zone) for one in payloads]
        return [rounds.stamp_of(zone.communities) if zone else None for zone in zones]

    def apply(self, work: Work, records: Sequence[Record[ClosePayload]]) -> list[Outcome]:
        held = _held(record.payload.zone for record in records)
        return [_close(work, held[one.payload.zone], one.payload.reason) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        closed = Key.objects.filter(key__in=keys).values_list("subject", flat=True)
        zones = _held(zone for zone in closed if zone)
        KeyZone.objects.filter(id__in=zones).update(
            closed_at=None, closed_by_label="", close_reason=""
        )
        RoundSeries.objects.filter(key_zone__in=zones).update(
            stopped_at=None, stopped_by=None, stop_reason=""
        )

    def subject_of(self, payload: ClosePayload) -> UUID:
        return payload.zone


def _held(zones: Iterable[UUID]) -> dict[UUID, KeyZone]:
    rows = KeyZone.objects.filter(id__in=set(zones)).select_related("series").order_by("id")
    return {zone.id: zone for zone in rows.select_for_update(of=("self",))}


def reaches(work: Work, communities: Sequence[int]) -> bool:
    """Whether who asks may open zones in every one of the communities."""
    return all(gate.allow(work.actor, OpenZone.permission, [Stamp(one) for one in communities]))


def _open(work: Work, record: Record[ZonePayload]) -> Outcome:
    asked = record.payload
    places = sorted(set(asked.places))
    communities = actions.communities_of(places)
    if (why := _why_not(work, asked, places, communities)) is not None:
        return why
    series = _series(work, asked, places, communities)
    KeyZone.objects.create(
        id=record.key,
        communities=communities,
        places=places,
        series=series,
        opened_at=work.now,
        opened_by=work.actor.id,
        opened_by_label=work.actor.label,
        **asked.model_dump(include={"name", "why", "basis", "starts_on", "ends_on"}),
    )
    return Applied(record.key)


def _why_not(
    work: Work, asked: ZonePayload, places: Sequence[int], communities: Sequence[int]
) -> Review | None:
    known = Place.objects.filter(id__in=places, kind__in=MANAGED_KINDS, valid_to=None)
    if known.count() < len(places):
        sentence = _("A key zone is made of buildings, compounds and hamlets that are there now.")
        return Review("impossible", sentence, "places")
    if not reaches(work, communities):
        return Review("not_allowed", _("The zone goes beyond the places you work for."), "places")
    if asked.ends_on < clock.day_of(work.now):
        return Review("past", _("This day is over."), "ends_on")
    return None


def _series(
    work: Work, asked: ZonePayload, places: list[int], communities: list[int]
) -> RoundSeries:
    """The series of daily rounds; where it begins today, its first round is open at once."""
    series = RoundSeries.objects.create(
        id=ids.uuid7(),
        name=_("Key zone %(name)s") % {"name": asked.name},
        places=places,
        communities=communities,
        script=asked.script,
        first_on=max(asked.starts_on, clock.day_of(work.now)),
        until=asked.ends_on,
        every_days=1,
        lasts_days=1,
        begun_at=work.now,
        begun_by=work.actor.id,
    )
    span = repeating.due(series, clock.day_of(work.now))
    if span is not None:
        first = rounds.RoundPayload(
            name=repeating.name(series, span),
            places=places,
            starts_on=span.first,
            ends_on=span.last,
            script=asked.script,
            series=series.id,
        )
        rounds.begin(work, uuid5(series.id, span.first.isoformat()), first)
    return series


def _close(work: Work, zone: KeyZone, reason: str) -> Outcome:
    if zone.closed_at is not None:
        return Review("closed", _("This zone is closed already."))
    if not reaches(work, zone.communities):
        return Review("not_allowed", _("The zone goes beyond the places you work for."))
    _end(work, zone, reason)
    return Applied(zone.id)


def _end(work: Work, zone: KeyZone, reason: str) -> None:
    """The series stops, and what is left of its rounds is no longer asked for."""
    zone.closed_at, zone.closed_by_label = work.now, work.actor.label
    zone.close_reason = reason[:300]
    zone.save()
    series = zone.series
    if series.stopped_at is None:
        series.stopped_at, series.stopped_by, series.stop_reason = work.now, work.actor.id, reason
        series.save()
    for canvass in CanvassRound.objects.filter(series=series, closed_at=None):
        rounds.end(work, canvass, reason)


register(OpenZone(), CloseZone())
