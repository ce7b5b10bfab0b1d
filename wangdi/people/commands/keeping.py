"""Who looks after which homes: given, many at once, and ended."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access import entrusting
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Payload,
    Record,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people.keeping import naming
from wangdi.people.models import Household, Level, Post, Responsibility
from wangdi.people.payloads import PastDay
from wangdi.staff.models import Worker
from wangdi.territory.models import Grid
from wangdi.territory.queries import stamps_of_buildings

ASSIGN = "people.assign_keepers"


class KeeperPayload(Payload):
    """A worker and the one thing he looks after from a day on."""

    worker: UUID
    post: Post
    grid: int | None = None
    building: int | None = None
    household: UUID | None = None
    since: PastDay = Field(default_factory=clock.today)

    @model_validator(mode="after")
    def one_thing(self) -> Self:
        if sum(one is not None for one in (self.grid, self.building, self.household)) != 1:
            raise ValueError(_("Name one grid, one building or one household."))
        return self

    @property
    def level(self) -> Level:
        if self.household:
            return Level.HOUSEHOLD
        return Level.BUILDING if self.building is not None else Level.GRID


class LookAfter(Command[KeeperPayload]):
    """Give a grid, a building or a household to a worker; the record's key is its id.

    A household named to somebody with an account is entrusted to it as well.
    """

    name, event = "people.look_after", "people.keeper_named"
    permission, subject_kind = ASSIGN, "responsibility"
    Payload = KeeperPayload

    def locate(self, payloads: Sequence[KeeperPayload]) -> list[Stamp | None]:
        homes = Household.objects.open().in_bulk(
            {one.household for one in payloads if one.household}
        )
        buildings = stamps_of_buildings(one.building for one in payloads if one.building)
        grids = Grid.objects.filter(valid_to=None).in_bulk(
            {one.grid for one in payloads if one.grid}
        )
        found: list[Stamp | None] = []
        for one in payloads:
            if one.household:
                found.append(homes[one.household].stamp if one.household in homes else None)
            elif one.building is not None:
                found.append(buildings.get(one.building))
            else:
                grid = grids.get(one.grid or 0)
                found.append(grid.stamp if grid else None)
        return found

    def apply(self, work: Work, records: Sequence[Record[KeeperPayload]]) -> list[Outcome]:
        workers = Worker.objects.serving().in_bulk({record.payload.worker for record in records})
        known = naming.known(workers)
        outcomes: list[Outcome] = []
        made: list[Responsibility] = []
        for record in records:
            outcome = naming.outcome(record, workers, known)
            outcomes.append(outcome)
            if isinstance(outcome, Applied):
                made.append(naming.responsibility(work, record))
        Responsibility.objects.bulk_create(made, batch_size=2000)
        naming.entrust(work, made, workers)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Responsibility.objects.filter(id__in=keys, until=None)
        rows.update(until=clock.day_of(work.now))
        entrusting.take_back(keys)


class EndPayload(Payload):
    responsibility: UUID
    on: PastDay = Field(default_factory=clock.today)


class EndLookingAfter(Command[EndPayload]):
    """A worker looks after it no longer."""

    name, event = "people.end_looking_after", "people.keeper_ended"
    permission, subject_kind = ASSIGN, "responsibility"
    Payload = EndPayload

    def locate(self, payloads: Sequence[EndPayload]) -> list[Stamp | None]:
        rows = Responsibility.objects.filter(until=None)
        found = rows.in_bulk({payload.responsibility for payload in payloads})
        held = [found.get(payload.responsibility) for payload in payloads]
        return [one.stamp if one else None for one in held]

    def subject_of(self, payload: EndPayload) -> UUID:
        return payload.responsibility

    def apply(self, work: Work, records: Sequence[Record[EndPayload]]) -> list[Outcome]:
        rows = Responsibility.objects.select_for_update()
        held = rows.in_bulk([record.payload.responsibility for record in records])
        for record in records:
            one = held[record.payload.responsibility]
            one.until, one.ended_by = max(record.payload.on, one.since), record.key
        Responsibility.objects.bulk_update(list(held.values()), ["until", "ended_by"])
        entrusting.take_back(held)
        return [Applied(record.payload.responsibility) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Responsibility.objects.filter(ended_by__in=keys).select_related("worker")
        held = list(rows)
        rows.update(until=None, ended_by=None)
        naming.entrust(work, held, {one.worker_id: one.worker for one in held})
