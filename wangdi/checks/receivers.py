"""What checks do on facts from below: they end with the care, and with the address."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from wangdi.checks import actions
from wangdi.checks.models import Check
from wangdi.checks.rules import states as checks
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

OVER, MOVED = "care_over", "moved"


@receives("quarantine.released", "quarantine.ended", "quarantine.suspended", name="checks.end")
def end(facts: list[Fact]) -> None:
    """Nobody is checked upon once nobody of the household is in care."""
    homes = {UUID(fact.detail["household"]) for fact in facts}
    rows = Episode.objects.filter(household__in=homes, closed_at=None, state=states.NOTIFIED)
    left = homes - set(rows.values_list("household_id", flat=True))
    open_ones = Check.objects.filter(household__in=left, state__in=checks.OPEN)
    _withdraw(open_ones.values_list("id", flat=True), OVER)


@receives("people.household_moved", "people.person_moved", name="checks.leave_the_old_door")
def leave_the_old_door(facts: list[Fact]) -> None:
    """What was drawn for the old door is void; the next day brings its own."""
    moved = {fact.subject for fact in facts}
    rows = Check.objects.filter(state__in=checks.OPEN)
    stale = rows.filter(Q(household__in=moved) | Q(episode__person__in=moved))
    _withdraw(stale.values_list("id", flat=True), MOVED)


def _withdraw(stale: Iterable[UUID], reason: str) -> None:
    held = actions.hold(stale)
    if held:
        actions.withdraw(list(held.values()), reason)
