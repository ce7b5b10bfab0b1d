from wangdi.duties import climbing
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
