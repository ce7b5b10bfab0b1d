from wangdi.lib.ticks import every
from wangdi.transfer import expected


@every(120, "transfer.expected")
def pull() -> int:
    """Take in whom the rooms above expect; where nobody is new, nothing is written."""
    return expected.pull()
