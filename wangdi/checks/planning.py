"""Which random checks a day brings: a fixed draw for each household with somebody in care."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from wangdi.checks import section
from wangdi.checks.models import Check
from wangdi.checks.rules.drawing import Draw, draw
from wangdi.intake.commands import Incoming
from wangdi.lib import clock
from wangdi.lib.crypto import blind_indexes
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

_TABLE = "checks_check"


def due(now: datetime) -> list[Incoming]:
    """Checks of today that are still ahead and not drawn yet; two queries for any number."""
    day = clock.day_of(now)
    files = {one.household_id: one for one in _in_care(day)}
    drawn = [
        (uuid5(home, f"{day}.{one.number}"), files[home], one)
        for home, draws in _draws(files.values(), day)
        for one in draws
        if one.hours.opens_at > now
    ]
    known = set(Check.objects.filter(id__in=[key for key, _f, _o in drawn]).values_list("id"))
    return [Incoming(key, _payload(file, one)) for key, file, one in drawn if (key,) not in known]


def _in_care(day: date) -> Iterable[Episode]:
    """Open files whose days include this one; of a household the one that ends last counts."""
    rows = Episode.objects.filter(closed_at=None, state=states.NOTIFIED)
    within = rows.filter(day_zero__lte=day, last_day__gte=day)
    return within.order_by("release_from", "id")


def _draws(files: Iterable[Episode], day: date) -> Iterable[tuple[UUID, list[Draw]]]:
    """Seeds are made of the ring's secret: nobody outside can foretell them, the office can."""
    asked = [(one.household_id, section.of(one.profile_id)) for one in files]
    homes = [(home, rules) for home, rules in asked if rules.per_day]
    seeds = blind_indexes(_TABLE, "seed", [home.bytes for home, _rules in homes])
    for (home, rules), seed in zip(homes, seeds, strict=True):
        yield home, draw(seed or b"", day, rules)


def _payload(file: Episode, one: Draw) -> dict[str, Any]:
    return {
        "episode": file.id,
        "kind": one.kind,
        "number": one.number,
        "opens_at": one.hours.opens_at,
    }
