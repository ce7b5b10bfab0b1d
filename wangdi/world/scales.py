"""How large a town is built."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Exact counts beside the named world, which is part of every town.

    `households`, `people` and `empty` (doors where nobody lives) include those of the named world.
    """

    name: str
    households: int
    people: int
    empty: int
    travellers: int = 0


NAMED = Scale("named", households=60, people=120, empty=4)
SMALL = Scale("small", households=60, people=120, empty=4)
S0 = Scale("s0", households=33_813, people=94_067, empty=687, travellers=120)
SCALES = {scale.name: scale for scale in (SMALL, S0)}
