"""Boundary cases through the real database: commands, duties and their states, read back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import connections

from wangdi.access.scoping import stamps
from wangdi.duties import expressions
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming, Work
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling, Household, Person
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import serving
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.reckoning import reckon
from wangdi.world.proving.ground import Size, lay
from wangdi.world.proving.time_cases import (
    EPOCH,
    MIDDLE,
    SHIFTED,
    ZONES,
    Case,
    cases,
    differing,
    instant,
    plain,
)
from wangdi.world.proving.time_oracle import DAY

PROVER = system("prove")
HALVES = ("am", "pm")
CLOSE = (-1, 0, 1)


def prepare() -> None:
    """A door to stand behind and the versions of the rules; once for all processes."""
    lay(Size(doors=1, workers=1, communities=1))
    records = [Incoming(ids.uuid7(), {"content": _written(case)}) for case in cases()]
    submit(actor=PROVER, command="profiles.load", records=records)


def compare(zone: str) -> Counter[str]:
    """The boundary cases of this process, in each zone of the database."""
    found: Counter[str] = Counter()
    known = cases()
    for n, other in enumerate(ZONES):
        found[f"in {set_database(other)}"] += 1
        first = ZONES.index(zone) + n
        for case in (known[first % len(known)], known[(first + 3) % len(known)]):
            found += through(case)
    return found


def set_database(zone: str) -> str:
    """Have the connection work in a zone of its own; the zone that the database says it is in."""
    known = connections["default"]
    known.settings_dict["TIME_ZONE"] = zone
    for cached in ("timezone", "timezone_name"):
        known.__dict__.pop(cached, None)
    known.ensure_connection()
    known.ensure_timezone()
    with known.cursor() as cursor:
        cursor.execute("SHOW TIME ZONE")
        return str(cursor.fetchone()[0])


def through(case: Case) -> Counter[str]:
    """Readings of all boundary minutes of one case go in; another person tells nothing."""
    minutes = list(boundaries(case))
    told, silent = _episode(case), _episode(case)
    with clock.frozen(instant(minutes[0])):
        work = Work(PROVER, "prove", ids.uuid7())
        serving.plan_readings(work, [told, silent], {told.id: {}, silent.id: {}})
    with clock.frozen(instant(minutes[-1] + DAY)):
        answers = submit(
            actor=PROVER,
            command="quarantine.record_reading",
            records=[_record(told.id, n, minute) for n, minute in enumerate(minutes)],
        )
    found: Counter[str] = Counter(database_cases=len(minutes))
    found["refused"] += len(minutes) - answers.applied
    found.update(_read_back(case, told.id, silent.id))
    found["settled"] += _settled_differs(case, told.id, minutes)
    return found


def boundaries(case: Case) -> Iterator[int]:
    """The minutes about every edge of three days: windows, the middles between them, midnight."""
    free = (case.zero + case.length + 1) * DAY
    found = set()
    for day in (case.zero, case.zero + MIDDLE, case.zero + case.length):
        between = [mark // 2 for mark in case.marks if day * DAY <= mark // 2 < (day + 1) * DAY]
        edges = [day * DAY + minute for window in case.windows for minute in window]
        for edge in (*edges, *between, day * DAY, (day + 1) * DAY):
            found |= {edge + near for near in CLOSE}
    yield from sorted(minute for minute in found | {free} if minute >= case.zero * DAY)


def _read_back(case: Case, told: UUID, silent: UUID) -> Counter[str]:
    """What the database says of every reading and of the duties that nobody did."""
    found: Counter[str] = Counter()
    episode = Episode.objects.get(id=told)
    for reading in Reading.objects.filter(episode=told).order_by("at"):
        minute = round(reading.at.timestamp()) // 60 + SHIFTED
        stands = Duty.objects.filter(subject=silent, opens_at__range=clock.day_bounds(_day(minute)))
        states = stands.annotate(now=expressions.state_at(reading.at)).order_by("opens_at")
        said = plain(reckon(reading.at, episode.day_zero, case.length, episode.section))
        stored = (
            reading.day.toordinal() - EPOCH,
            HALVES.index(reading.half),
            *(states.values_list("now", flat=True) or said[2:4]),
            said[4],
            said[5],
            round(episode.release_from.timestamp()) // 60 + SHIFTED,
        )
        found.update(differing(stored, case.expected(minute)))
    return found


def _settled_differs(case: Case, told: UUID, minutes: Sequence[int]) -> int:
    """How many slots are settled that should not be, or the other way round."""
    rows = Duty.objects.filter(subject=told, settlement="done").values_list("slot", flat=True)
    expected = {
        f"{date.fromordinal(said[0] + EPOCH)}.{HALVES[said[1]]}"
        for said in map(case.expected, minutes)
    }
    return len(set(rows) ^ expected)


def _record(episode: UUID, number: int, minute: int) -> Incoming:
    """Two readings a minute apart differ, or they would be one."""
    value = f"36.{number % 10}"
    return Incoming(ids.uuid7(), {"episode": episode, "value": value, "at": instant(minute)})


def _episode(case: Case) -> Episode:
    """Somebody whose notice was served, straight into the table."""
    door = Dwelling.objects.get()
    stamp = stamps(door)
    household, _made = Household.objects.get_or_create(
        dwelling=door,
        defaults={"address": door.address, "opened_on": case.day_zero, **stamp},
    )
    person = Person.objects.create(
        household=household, name="练习居民", entered_on=case.day_zero, **stamp
    )
    section = case.section
    counted = reckon(clock.day_bounds(case.day_zero)[0], case.day_zero, case.length, section)
    return Episode.objects.create(
        person=person,
        household=household,
        profile=ProfileVersion.objects.get(content=_written(case)),
        category="prove",
        measure=next(iter(section.measures)),
        state="notified",
        day_zero=case.day_zero,
        last_day=date.fromordinal(case.day_zero.toordinal() + case.length),
        release_from=counted.release_from,
        by_rule=True,
        proposed_at=clock.day_bounds(case.day_zero)[0],
        **stamp,
    )


def _written(case: Case) -> dict[str, object]:
    return case.content.model_dump(mode="json")


def _day(minute: int) -> date:
    return date.fromordinal(minute // DAY + EPOCH)
