"""Grids: drawn over buildings, drawn anew, ended."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock
from wangdi.territory import actions, queries, rules
from wangdi.territory.commands.adding import Name
from wangdi.territory.commands.history import Reason
from wangdi.territory.commands.reaching import PERMISSION
from wangdi.territory.models import Grid, GridBuilding


class GridPayload(Payload):
    """A grid of a community, found by its code. `buildings` are ids of buildings of that community:

    exactly those that it covers from now on; None leaves what it covers as it is. One of level 1
    may lie over the whole office, and then has no community.
    """

    code: Annotated[str, Field(min_length=1, max_length=20)]
    name: Name
    community: int | None = None
    buildings: tuple[int, ...] | None = None
    level: Annotated[int, Field(ge=1, le=5)] = 3
    parent: int | None = None


class DrawGrids(Command[GridPayload]):
    """Draw grids, or draw them anew: rooms with stamped records are told and stamp them again."""

    name, event, subject_kind = "territory.draw_grids", "territory.grid_drawn", "grid"
    permission = PERMISSION
    Payload = GridPayload

    def locate(self, payloads: Sequence[GridPayload]) -> list[Stamp | None]:
        known = queries.stamps_of_communities(one.community for one in payloads if one.community)
        return [known.get(one.community) if one.community else NOWHERE for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[GridPayload]]) -> list[Outcome]:
        doubts = _Doubts(records)
        outcomes: list[Outcome] = [
            doubts.about(record) or Applied(record.key) for record in records
        ]
        fitting = [
            record
            for record, outcome in zip(records, outcomes, strict=True)
            if isinstance(outcome, Applied)
        ]
        drawn = actions.redraw([_new_grid(record) for record in fitting])
        for record in fitting:
            grid = drawn[record.payload.code]
            work.fact(
                self.event,
                about="grid",
                subject=record.key,
                stamp=Stamp(record.payload.community, grid.id),
                grid=grid.id,
                buildings=grid.buildings,
            )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if actions.drawn_anew_since(keys):
            raise Refused(_("These grids were drawn anew since."), reason="in_use")
        buildings = actions.redraw_as_before(keys)
        new = Grid.objects.filter(laid_by__in=keys, valid_to=None)
        empty = new.exclude(id__in=GridBuilding.objects.filter(until=None).values("grid_id"))
        empty.filter(children=None).update(valid_to=clock.today())
        work.fact(
            self.event, about="grid", subject=keys[0], stamp=NOWHERE, grids=[], buildings=buildings
        )


class _Doubts:
    """What is wrong with grids of a set, asked once for all of them."""

    def __init__(self, records: Sequence[Record[GridPayload]]) -> None:
        payloads = [record.payload for record in records]
        wanted = {building for one in payloads for building in one.buildings or ()}
        self.stamps = queries.stamps_of_buildings(wanted)
        self.parents = Grid.objects.in_bulk({one.parent for one in payloads if one.parent})
        codes = [one.code for one in payloads]
        self.known = dict(Grid.objects.filter(code__in=codes).values_list("code", "community_id"))
        self.taken: set[int] = set()
        self.codes: set[str] = set()

    def about(self, record: Record[GridPayload]) -> Review | None:
        one = record.payload
        buildings = one.buildings or ()
        if one.community is None and (one.level > 1 or buildings):
            return Review("impossible", _("Say in which community it lies."), "community")
        if not all(
            (stamp := self.stamps.get(building)) and stamp.community == one.community
            for building in buildings
        ):
            sentence = _("A building of this list does not stand in this community.")
            return Review("impossible", sentence, "buildings")
        if self.taken & set(buildings):
            return Review("impossible", _("A building stands in two of these grids."), "buildings")
        if one.code in self.codes or self.known.get(one.code, one.community) != one.community:
            return Review("impossible", _("Another grid carries this code."), "code")
        if one.parent is not None:
            parent = self.parents.get(one.parent)
            if parent is None or not rules.level_fits(one.level, parent.level):
                sentence = _("The grid above must be of a higher level (a smaller number).")
                return Review("impossible", sentence, "parent")
        self.taken |= set(buildings)
        self.codes.add(one.code)
        return None


def _new_grid(record: Record[GridPayload]) -> actions.NewGrid:
    one = record.payload
    return actions.NewGrid(
        one.code, one.name, one.level, one.community, one.parent, one.buildings, record.key
    )


class EndPayload(Payload):
    """`into`: the grid that takes its buildings and workers; None: they are without one."""

    grid: int
    into: int | None = None
    reason: Reason


class EndGrids(Command[EndPayload]):
    """A grid ends, or goes into another."""

    name, event, subject_kind = "territory.end_grids", "territory.grids_ended", "grid"
    permission = PERMISSION
    Payload = EndPayload

    def locate(self, payloads: Sequence[EndPayload]) -> list[Stamp | None]:
        grids = Grid.objects.filter(valid_to=None).in_bulk({one.grid for one in payloads})
        return [grids[one.grid].stamp if one.grid in grids else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[EndPayload]]) -> list[Outcome]:
        return [self._end(work, record) for record in records]

    def _end(self, work: Work, record: Record[EndPayload]) -> Outcome:
        asked = record.payload
        grid = Grid.objects.get(id=asked.grid)
        heir = Grid.objects.filter(id=asked.into, valid_to=None).first() if asked.into else None
        if asked.into and (
            heir is None or heir.id == grid.id or heir.community_id != grid.community_id
        ):
            raise Refused(_("It can only go into another grid of its community."), "into")
        if heir is not None and heir.parent_id == grid.id:
            raise Refused(_("It cannot go into a grid that lies in it."), "into")
        if heir is None and grid.children.filter(valid_to=None).exists():
            raise Refused(_("Other grids lie in it: draw them anew first."), "grid", "in_use")
        buildings = actions.end([grid.id], heir=heir.id if heir else None, key=record.key)
        heirs = {str(grid.id): heir.id} if heir else {}
        work.fact(
            self.event,
            about="grid",
            subject=record.key,
            stamp=grid.stamp,
            buildings=buildings,
            grid_heirs=heirs,
        )
        return Applied(record.key)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if actions.drawn_anew_since(keys):
            raise Refused(_("These grids were drawn anew since."), reason="in_use")
        grids = Grid.objects.filter(ended_by__in=keys)
        ids = list(grids.values_list("id", flat=True))
        grids.update(valid_to=None, heir=None, ended_by=None)
        buildings = actions.redraw_as_before(keys)
        work.fact(
            "territory.grid_drawn",
            about="grid",
            subject=keys[0],
            stamp=NOWHERE,
            grids=ids,
            buildings=buildings,
        )
