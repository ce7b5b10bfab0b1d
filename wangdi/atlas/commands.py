"""What may be asked of this room: a leader's visit written down, a risk level entered."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access.scoping import stamps
from wangdi.atlas.models import AreaRisk, AreaVisit, RiskLevel
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.territory import queries

Day = Annotated[date, Field(ge=date(1949, 1, 1), le=date(2199, 12, 31))]
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class VisitPayload(Payload):
    """`place`: the community that was visited."""

    place: int
    on: Day = Field(default_factory=clock.today)
    found: Text
    arranged: Annotated[str, Field(max_length=2000)] = ""


class RecordVisit(Command[VisitPayload]):
    name, event, subject_kind = "atlas.record_visit", "atlas.visit_recorded", "visit"
    permission = "atlas.record_visit"
    Payload = VisitPayload

    def locate(self, payloads: Sequence[VisitPayload]) -> list[Stamp | None]:
        known = queries.stamps_of_communities(payload.place for payload in payloads)
        return [known.get(payload.place) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[VisitPayload]]) -> list[Outcome]:
        today = clock.day_of(work.now)
        fitting = [record for record in records if record.payload.on <= today]
        AreaVisit.objects.bulk_create(_visit(work, record) for record in fitting)
        sentence = _("A visit is written down after it was made.")
        return [
            Applied(record.key)
            if record.payload.on <= today
            else Review("impossible", sentence, "on")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        AreaVisit.objects.filter(id__in=keys).update(annulled_at=work.now)


def _visit(work: Work, record: Record[VisitPayload]) -> AreaVisit:
    said = record.payload
    return AreaVisit(
        id=record.key,
        place_id=said.place,
        on=said.on,
        found=said.found,
        arranged=said.arranged,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label[:100],
        **stamps(record.stamp),
    )


class RiskPayload(Payload):
    """`document`: what it was decreed by. The newest that holds on a day counts."""

    place: int
    level: RiskLevel
    since: Day = Field(default_factory=clock.today)
    until: Day | None = None
    document: Annotated[str, Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.until and self.until < self.since:
            raise ValueError(_("The last day lies before the first."))
        return self


class SetRisk(Command[RiskPayload]):
    name, event, subject_kind = "atlas.set_risk", "atlas.risk_set", "place"
    permission = "atlas.set_risk"
    Payload = RiskPayload

    def locate(self, payloads: Sequence[RiskPayload]) -> list[Stamp | None]:
        known = queries.representative_stamps(payload.place for payload in payloads)
        return [known.get(payload.place) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[RiskPayload]]) -> list[Outcome]:
        AreaRisk.objects.bulk_create(
            AreaRisk(
                id=record.key,
                **record.payload.model_dump(exclude={"place"}),
                place_id=record.payload.place,
                at=work.now,
                by=work.actor.id,
                by_label=work.actor.label[:100],
            )
            for record in records
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        AreaRisk.objects.filter(id__in=keys).update(annulled_at=work.now)


register(RecordVisit(), SetRisk())
