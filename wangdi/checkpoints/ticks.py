"""What the clock does: a compound that should be open is asked for anew each day."""

from django.db import transaction

from wangdi.checkpoints import alarms
from wangdi.lib import clock
from wangdi.lib.ticks import every


@every(600, "checkpoints.remind")
def remind() -> int:
    """Where nothing is overdue, or was asked for today already, nothing is written."""
    with transaction.atomic():
        return alarms.remind(clock.now())
