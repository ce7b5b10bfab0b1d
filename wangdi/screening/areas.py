"""Which areas are key areas: the profile's and the office's own list, as of an instant."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wangdi.screening import journeys, section
from wangdi.screening.journeys import KeyArea
from wangdi.screening.models import ListedArea


@dataclass(frozen=True, slots=True)
class Known:
    """`profile`: the version in force. `areas`: all that are or were key areas, cities first."""

    profile: UUID | None
    recent_days: int
    areas: list[KeyArea]


def known(at: datetime) -> Known:
    """Both lists together, read anew: a line added to the office's own counts at once."""
    profile, rules = section.in_force(at)
    areas = [*listed(), *rules.areas()]
    return Known(profile, rules.recent_days, journeys.specific_first(areas))


def listed() -> list[KeyArea]:
    """The office's own list, as it stands."""
    return [
        KeyArea(
            one.code, one.name, one.since, one.until, one.grade, one.measure, one.source, one.id
        )
        for one in ListedArea.objects.standing()
    ]
