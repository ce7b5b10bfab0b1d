"""What the clock does: it draws the random checks of the day."""

from wangdi.checks import planning
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.lib.ticks import every


@every(600, "checks.plan")
def plan() -> int:
    """Draw what is still ahead of today; where nothing is new, nothing is written."""
    records = planning.due(clock.now())
    if not records:
        return 0
    answers = submit(actor=system("clock"), command="checks.plan", records=records, channel="clock")
    return answers.applied
