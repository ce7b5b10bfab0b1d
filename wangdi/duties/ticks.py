from wangdi.duties import climbing
from wangdi.duties.absence.actions import is_waiting
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.lib.ticks import every


@every(60, "duties.climb")
def climb() -> bool:
    """Let late duties climb; where none waits, nothing is written."""
    at = clock.now()
    if not climbing.waiting(at).exists():
        return False
    submit_one(actor=system("clock"), command="duties.climb", payload={"at": at}, channel="clock")
    return True


@every(120, "duties.stand_ins")
def keep_stand_ins() -> bool:
    """Where somebody stands in, what is planned meanwhile passes on, and goes back at the end."""
    at = clock.now()
    if not is_waiting(at):
        return False
    asked = {"at": at}
    submit_one(
        actor=system("clock"), command="duties.keep_stand_ins", payload=asked, channel="clock"
    )
    return True
