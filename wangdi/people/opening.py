"""Who opened a household file, and when: at most one event for a user, a household and an hour."""

from wangdi.access import looking
from wangdi.intake.actors import Actor
from wangdi.intake.models import Event
from wangdi.people.models import Household

OPENED = "people.file_opened"


def note(household: Household, *, by: Actor) -> bool:
    """Write that `by` opened the file, unless it is written of this hour; whether it was written.

    One query where it is written already.
    """
    look = looking.Look(OPENED, "household", household.id, household.stamp)
    return looking.note(look, by=by)


def openings(household: Household, *, limit: int = 10) -> list[Event]:
    """Who opened the file last; newest first."""
    seen = Event.objects.filter(subject=household.id, verb=OPENED)
    return list(seen.order_by("-at")[:limit])
