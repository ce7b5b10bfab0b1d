from uuid import uuid5

from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.lib.ticks import every
from wangdi.quarantine.queries import replanning


@every(60, "quarantine.replan")
def replan() -> bool:
    """Rules that came into force are compared with what is open, once for each time."""
    due = replanning.due(clock.now())
    if due is None:
        return False
    submit_one(
        actor=system("quarantine"),
        command="quarantine.replan",
        payload={"version": due.version_id},
        key=uuid5(due.id, replanning.REPLAN),
        channel="clock",
    )
    return True
