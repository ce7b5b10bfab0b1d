"""What this room does on facts from below."""

from collections.abc import Iterable
from typing import Any

from wangdi.access import restamping
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact


@receives(
    "territory.grid_drawn",
    "territory.grids_ended",
    "territory.places_moved",
    name="access.restamp",
)
def follow_the_ground(facts: list[Fact]) -> None:
    """All rooms' records get the community and grid that their building belongs to now.

    A fact names `buildings` and `grids` that are drawn otherwise, and as `heirs` (old → new) what
    took the place of a community or grid that is gone.
    """
    for column, name in (("community_id", "community_heirs"), ("grid_id", "grid_heirs")):
        heirs = {
            int(gone): heir for fact in facts for gone, heir in fact.detail.get(name, {}).items()
        }
        if heirs:
            restamping.succeed(column, heirs)
    restamping.restamp(_named(facts, "buildings"), _grids(facts))


def _named(facts: Iterable[Fact], name: str) -> set[int]:
    named: Any = (fact.detail.get(name, ()) for fact in facts)
    return {one for many in named for one in many}


def _grids(facts: Iterable[Fact]) -> set[int]:
    return _named(facts, "grids") | {fact.detail["grid"] for fact in facts if "grid" in fact.detail}
