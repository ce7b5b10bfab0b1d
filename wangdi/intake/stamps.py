"""Where a record belongs, as the intake knows it: three plain integers."""

from typing import NamedTuple


class Stamp(NamedTuple):
    """Ids of the community, the grid and the building of a record; scope is reckoned by it."""

    community: int | None = None
    grid: int | None = None
    building: int | None = None


NOWHERE = Stamp()
