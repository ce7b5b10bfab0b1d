"""What this room does on facts from below."""

from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.people.actions import restamp


@receives("territory.grid_drawn", name="people.restamp")
def follow_the_grid(facts: list[Fact]) -> None:
    """Homes and people get the stamp of the grid that their building now belongs to."""
    for fact in facts:
        restamp(fact.detail["grid"], fact.detail["buildings"])
