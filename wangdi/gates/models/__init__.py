"""Records of this room."""

from wangdi.gates.models.alarms import Alarm, AlarmKind
from wangdi.gates.models.books import BookPage
from wangdi.gates.models.crossings import Crossing, Disposal, VisitorEntry
from wangdi.gates.models.derived import Presence, Tally
from wangdi.gates.models.plans import EntrancePlan
from wangdi.gates.models.shelf import ShelfItem

__all__ = [
    "Alarm",
    "AlarmKind",
    "BookPage",
    "Crossing",
    "Disposal",
    "EntrancePlan",
    "Presence",
    "ShelfItem",
    "Tally",
    "VisitorEntry",
]
