"""What the clock does: it lays days ahead, and disposes of those whose time is over."""

from wangdi.gates import booking, disposing
from wangdi.lib import clock
from wangdi.lib.ticks import every


@every(3600, "gates.lay_days")
def lay_days() -> int:
    return disposing.lay_ahead(clock.now())


@every(3600, "gates.dispose")
def dispose() -> int:
    return len(disposing.dispose(clock.now()))


@every(300, "gates.enter_pages")
def enter_pages() -> int:
    return booking.enter_left_over()
