"""Which of the line lists' people: a community, a grid, or one's own."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.quarantine.queries.facts import Row
from wangdi.quarantine.queries.lines import Lines
from wangdi.territory.models import Grid, Place
from wangdi.ui import asking, tables


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for in the address; ids out of scope keep nobody."""

    request: DeskRequest
    community: int | None
    grid: int | None
    own: frozenset[UUID] | None

    def keeps(self, row: Row) -> bool:
        return (
            (self.community is None or row.community == self.community)
            and (self.grid is None or row.grid == self.grid)
            and (self.own is None or row.household in self.own)
        )

    def communities(self, found: Lines) -> list[tuple[Place, int]]:
        """Where open files lie, each with how many; not worth asking where it is one."""
        counts = _known(found.communities)
        if len(counts) < 2:
            return []
        rows = Place.objects.filter(id__in=counts).order_by("name")
        return [(place, counts[place.id]) for place in rows]

    def grids(self, found: Lines) -> list[tuple[Grid, int]]:
        """The grids of the community that is chosen, or of the only one there is."""
        counts = _known(found.grids)
        if len(_known(found.communities)) > 1 and self.community is None:
            return []
        rows = Grid.objects.filter(id__in=counts).order_by("code")
        if self.community is not None:
            rows = rows.filter(community_id=self.community)
        return [(grid, counts[grid.id]) for grid in rows]

    def words(self) -> list[tables.Word]:
        """What is filtered by, as words that can be taken away."""
        asked: dict[str, str] = {}
        if self.community is not None:
            asked["community"] = _name(Place, self.community)
        if self.grid is not None:
            asked["grid"] = _name(Grid, self.grid)
        if self.own is not None:
            asked["own"] = _("Only households entrusted to me")
        return tables.words(self.request, asked)


def chosen(request: DeskRequest) -> Filter:
    """The filter of the address; what is no number is left out."""
    own = request.standing.households if request.GET.get("own") else None
    community, grid = (asking.number(request.GET.get(name)) for name in ("community", "grid"))
    return Filter(request, community, grid, own)


def _known(counts: Counter[int | None]) -> dict[int, int]:
    return {place: n for place, n in counts.items() if place is not None}


def _name(model: type[Place] | type[Grid], key: int) -> str:
    return model.objects.filter(id=key).values_list("name", flat=True).first() or str(key)
