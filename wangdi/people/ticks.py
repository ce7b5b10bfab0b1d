"""Work of this room that comes round by itself."""

from wangdi.lib.ticks import every
from wangdi.people import doubles


@every(600, "people.look_for_doubles")
def look_for_doubles() -> bool:
    """Note which entries look like one person; somebody decides."""
    return doubles.look() > 0
