"""What the intake does by itself: deliver, and try again."""

from wangdi.intake.actors import system
from wangdi.intake.facts import deliver, retry_undelivered
from wangdi.intake.reviewing import retry_waiting
from wangdi.lib.ticks import every

every(1, "intake.deliver")(deliver)
every(60, "intake.retry_undelivered")(retry_undelivered)


@every(60, "intake.retry_waiting")
def retry() -> int:
    return retry_waiting(by=system("retry"))
