"""Who works in a grid: those who hold its role, and whom rooms above know of beside them."""

from collections.abc import Callable, Collection, Mapping, Sequence

from django.db.models import Q

from wangdi.access.models import Grant

Source = Callable[[Collection[int]], Mapping[int, Sequence[str]]]
"""Given ids of grids: the names of who works in each."""

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Have `source` asked as well; registering it again replaces it."""
    _sources[name] = source


def workers_of(grid_ids: Collection[int]) -> dict[int, list[str]]:
    """The names of who works in each grid now, each once; one query, and one a source."""
    held = Grant.objects.current().filter(grid__in=grid_ids, role="grid_worker")
    found: dict[int, list[str]] = {}
    for grid, name in held.order_by("valid_from").values_list("grid_id", "user__name"):
        found.setdefault(grid or 0, []).append(name)
    for source in _sources.values():
        for grid, names in source(grid_ids).items():
            found.setdefault(grid, []).extend(names)
    return {grid: list(dict.fromkeys(names)) for grid, names in found.items()}


def at_work_in(community: int | None) -> list[tuple[int, str]]:
    """Who holds a role in a community or one of its grids, by name: (user, name). One query."""
    held = Grant.objects.current().filter(
        Q(place__community_id=community) | Q(grid__community_id=community)
    )
    rows = held.order_by("user__name").values_list("user_id", "user__name").distinct()
    return list(rows) if community else []


def leaders_of(place_ids: Collection[int]) -> dict[int, list[str]]:
    """The names of who leads each place: holders of the leader's role there. One query."""
    held = Grant.objects.current().filter(place__in=place_ids, role="leader")
    found: dict[int, list[str]] = {}
    for place, name in held.order_by("valid_from").values_list("place_id", "user__name"):
        found.setdefault(place or 0, []).append(name)
    return found
