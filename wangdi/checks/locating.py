"""From a position to "at the address or not": worked out here, before anything is handed in.

The position lives in the arguments of these functions and nowhere else: what they return, and what
`checks.answer` is asked with, says only what was found and how exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.checks import section
from wangdi.checks.models import Check
from wangdi.checks.rules import states
from wangdi.checks.rules.locating import judge
from wangdi.checks.words import Kind
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.lib.geo import Position
from wangdi.territory.models import Place

OLDEST, AHEAD = timedelta(minutes=15), timedelta(minutes=5)


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """Where a telephone says it is: degrees, metres of accuracy where it says so, and when.

    It has no `repr`, so that no log or traceback shows it.
    """

    lat: float
    lon: float
    accuracy: float | None
    at: datetime


def open_check(household: UUID) -> Check | None:
    """The location check that this household may answer now; None where nobody asks."""
    now = clock.now()
    rows = Check.objects.filter(household=household, kind=Kind.LOCATION, state=states.PLANNED)
    asked = rows.filter(opens_at__lte=now, missed_at__gte=now).select_related("episode")
    return asked.order_by("opens_at").first()


def payload_of(check: Check, point: Point) -> dict[str, Any]:
    """What to ask `checks.answer` with. Refused where the position is not of now. One query."""
    if not max(check.opens_at, clock.now()) - OLDEST <= point.at <= clock.now() + AHEAD:
        raise Refused(_("This position is not of now. Please send it again."), reason="not_now")
    rules = section.of(check.episode.profile_id)
    found = judge(
        (point.lat, point.lon),
        point.accuracy,
        _home(check.building_id),
        near=rules.near_m,
        inexact=rules.inexact_m,
    )
    return {"check": check.id, "found": found.found, "within_m": found.within_m}


def from_owntracks(told: Mapping[str, Any]) -> Point | None:
    """The position of an OwnTracks report (`_type` location, lat, lon, tst, acc); None for others.

    `tst` is when the position was found, in seconds since 1970; not when it was sent.
    """
    try:
        if told["_type"] != "location":
            return None
        accuracy = float(told["acc"]) if "acc" in told else None
        at = datetime.fromtimestamp(int(told["tst"]), UTC)
        return point(float(told["lat"]), float(told["lon"]), accuracy, at)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def point(lat: float, lon: float, accuracy: float | None, at: datetime) -> Point | None:
    """A position on the globe, or None."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return Point(lat, lon, accuracy if accuracy and 0 < accuracy < 1e7 else None, at)


def _home(building: int | None) -> Position | None:
    """Where a building stands, in its own system; of one without coordinates nothing is said."""
    place = Place.objects.filter(id=building).first() if building else None
    return place.position if place else None
