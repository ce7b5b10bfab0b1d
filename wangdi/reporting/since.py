"""Since when the office has been activated: the first line of its reports."""

from dataclasses import dataclass
from datetime import date, datetime

from wangdi.lib import clock
from wangdi.profiles.models import Activation

STANDBY = "standby"


@dataclass(frozen=True, slots=True)
class Since:
    """`day_number`: the day of activation is the first. `title` is the profile's own."""

    on: date
    title: str
    day_number: int


def activation(at: datetime) -> Since | None:
    """When the run of profiles in force at `at` began; None on standby.

    A profile that follows another without standby between continues the run.
    """
    begun = Activation.objects.filter(from_at__lte=at, annulled_at=None)
    run: list[Activation] = []
    for one in begun.select_related("version").order_by("-from_at", "-id")[:50]:
        if one.version.profile_id == STANDBY:
            break
        run.append(one)
    if not run:
        return None
    on = clock.day_of(run[-1].from_at)
    return Since(on, str(run[0].version.read().title), (clock.day_of(at) - on).days + 1)
