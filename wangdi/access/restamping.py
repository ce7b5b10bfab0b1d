"""Stamps follow the ground: every room's records go along when a grid or a border is redrawn.

What a room may no longer rewrite says why in `keeps_stamps`. Only rows that differ are written,
so that going over everything again changes nothing.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.apps import apps

from wangdi.access.scoping import Stamped
from wangdi.lib import bulk

BY_BUILDING = """
UPDATE {table} t SET community_id = p.community_id, grid_id = p.grid_id
FROM territory_place p
WHERE p.id = t.building_id AND (%(all)s OR t.building_id = ANY(%(ids)s))
  AND (t.community_id IS DISTINCT FROM p.community_id OR t.grid_id IS DISTINCT FROM p.grid_id)
"""
BY_GRID = """
UPDATE {table} t SET community_id = g.community_id
FROM territory_grid g
WHERE t.building_id IS NULL AND g.id = t.grid_id AND (%(all)s OR t.grid_id = ANY(%(ids)s))
  AND t.community_id IS DISTINCT FROM g.community_id
"""
BY_SUCCESSOR = """
UPDATE {table} t SET {column} = gone.heir
FROM unnest(%(gone)s::int4[], %(heirs)s::int4[]) AS gone(id, heir)
WHERE t.building_id IS NULL AND t.{column} = gone.id
"""
Model = type[Stamped]


def followers() -> list[Model]:
    """Every record of the house whose stamps follow the ground."""
    stamped = (model for model in apps.get_models() if issubclass(model, Stamped))
    return [model for model in stamped if not model.keeps_stamps and model._meta.managed]


def restamp(buildings: Collection[int], grids: Collection[int] = ()) -> int:
    """Stamp anew what stands in `buildings`, and what belongs to `grids` alone; rows written."""
    written = 0
    for sql, given in ((BY_BUILDING, buildings), (BY_GRID, grids)):
        if given:
            wanted = {"all": False, "ids": sorted(given)}
            written += sum(_update(sql, model, wanted) for model in followers())
    return written


def restamp_all() -> int:
    """Go over every stamped record; the number of rows that were behind."""
    every = {"all": True, "ids": list[int]()}
    return sum(
        _update(BY_BUILDING, model, every) + _update(BY_GRID, model, every) for model in followers()
    )


def succeed(column: str, heirs: Mapping[int, int]) -> int:
    """What belonged to a place or grid that is gone, and to no building, passes to its heir.

    `column` is `community_id` or `grid_id`; `heirs` gives the new id for each old one.
    """
    given = {"gone": list(heirs), "heirs": list(heirs.values())}
    return sum(_update(BY_SUCCESSOR, model, given, column=column) for model in followers())


def _update(sql: str, model: Model, given: Mapping[str, Any], **names: str) -> int:
    text = sql.format(table=f'"{model._meta.db_table}"', **names) + " RETURNING 1"
    return len(bulk.execute(text, given))
