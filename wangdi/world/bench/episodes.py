"""1,600 people in home quarantine at once, with 14 days of readings behind them.

They go in as everybody does, by the commands of the room, but in the largest sets there are.
`python -m wangdi.world.bench.part episodes` adds them to the town of the database it is given.
"""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import connection

from wangdi.intake.actors import system
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.profiles import queries as profiles
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import finding
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.section import NAME, QuarantineSection
from wangdi.world.acts import Days
from wangdi.world.asking import ask, subjects
from wangdi.world.bench.results import result, say
from wangdi.world.caring import looks
from wangdi.world.company import Company

OPEN, DAYS, GROW_S = 1_800, 14, 60
FEWEST, SPREAD = 13, 10
"""The shortest of their courses, which is over since yesterday, and how far they lie apart."""
RULE = system("bench")
HOURS = {"am": "08:00", "pm": "18:00"}
HOT, STILL, LATE = 97, 53, 31
"""Of so many people one has fever, one was not heard for two days, one is late this morning."""


def main() -> None:
    """Tell what it took."""
    began = time.perf_counter()
    people = grow(Days(clock.now()), Company.load())
    spent = time.perf_counter() - began
    measured = Reading.objects.filter(episode__in=people).count()
    say(
        [
            result("quarantine_build_s", spent, "s", GROW_S),
            result("quarantine_open", Episode.objects.open().count(), "episodes"),
            result("quarantine_readings", measured, "readings"),
        ]
    )


def grow(days: Days, company: Company) -> list[UUID]:
    """Add OPEN open episodes, DAYS days old, all notified, to those of the story; their ids."""
    with clock.frozen(days.at(DAYS, "06:50")):
        episodes = _propose(_people(OPEN), days)
        rows = list(Episode.objects.filter(id__in=episodes).select_related("household", "person"))
        ask("quarantine.look_at_home", looks(rows), by=company["desk"])
        ask("quarantine.decide", _each(episodes, accepted=True), by=company["leader"])
    with clock.frozen(days.at(DAYS, "07:00")):
        _give_teams(rows, company)
    with clock.frozen(days.at(DAYS, "07:20")):
        at = days.at(DAYS, "07:10").isoformat()
        served = _each(episodes, how="in_person", at=at)
        ask("quarantine.serve_notice", served, by=RULE)
    for ago in range(DAYS, 0, -1):
        for half, wall in HOURS.items():
            _measure(episodes, half, days.at(ago, wall), ago)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return episodes


def _people(count: int) -> list[Person]:
    """Spread over the whole town, none of them in care."""
    rows = Person.objects.living().filter(household__closed_on=None, community_id__isnull=False)
    free = rows.exclude(id__in=Episode.objects.open().values("person"))
    numbers = list(free.order_by("community_id", "id").values_list("id", flat=True))
    chosen = list(islice(numbers, 0, None, max(1, len(numbers) // count)))[:count]
    return list(Person.objects.filter(id__in=chosen).order_by("id"))


def _propose(people: Sequence[Person], days: Days) -> list[UUID]:
    version = _rules()
    section = profiles.section(version.id, QuarantineSection, NAME)
    if section is None:
        raise ValueError("the rules in force know no quarantine")
    category = section.categories[0]
    asked = [
        {
            "person": one.id,
            "household": one.household_id,
            "profile": version.id,
            "category": category.code,
            "measure": category.measure,
            "day_zero": days.day(DAYS),
            "days": FEWEST + n % SPREAD,
            "reasons": [category.reason.model_dump()],
        }
        for n, one in enumerate(people)
    ]
    return subjects(ask("quarantine.propose", asked, by=RULE))


def _rules() -> ProfileVersion:
    version = profiles.current(clock.now())
    if version is None:
        raise ValueError("no rules are in force")
    return version


def _each(episodes: Iterable[UUID], **asked: object) -> list[dict[str, object]]:
    return [{"episode": one, **asked} for one in episodes]


def _give_teams(episodes: Sequence[Episode], company: Company) -> None:
    asked = [
        {"episode": one, "team": {slot: worker for slot, worker in team.items() if worker}}
        for one, team in finding.propose(episodes).items()
    ]
    ask("quarantine.assign_team", asked, by=company["desk"])


def _measure(episodes: Sequence[UUID], half: str, opens: datetime, ago: int) -> None:
    """One half day of everybody, within an hour and a half."""
    asked = []
    for n, one in enumerate(episodes):
        if n % STILL == 1 and ago <= 2:
            continue
        hot = n % HOT == 2 and (ago, half) == (1, "pm")
        value = "38.1" if hot else ("36.4", "36.5", "36.7")[(n + ago) % 3]
        at = opens + timedelta(seconds=(n * 7) % 5_400)
        asked.append({"episode": one, "at": at, "value": value, "site": "axillary"})
    with clock.frozen(opens + timedelta(hours=2)):
        ask("quarantine.record_reading", asked, by=RULE)
