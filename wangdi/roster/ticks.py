"""What the clock does: it sees to posts that stand empty, and proposes the weeks asked for."""

from wangdi.lib import clock
from wangdi.lib.ticks import every
from wangdi.roster import actions, alarms, section
from wangdi.roster.models import WeekPlan


@every(60, "roster.empty")
def look() -> int:
    """Posts that are short become somebody's duty; what is past is nobody's any more."""
    at = clock.now()
    return alarms.plan(at, section.current()) + alarms.over(at)


@every(5, "roster.propose")
def propose() -> int:
    """Weeks that were asked for, one after another."""
    waiting = WeekPlan.objects.filter(done_at=None, annulled_at=None).order_by("id")
    for plan in waiting:
        actions.carry_out(plan)
    return len(waiting)
