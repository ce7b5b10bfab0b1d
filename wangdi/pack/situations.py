"""The situation slip of one person, from the daily readings: what is missing stands as missing."""

from datetime import date, timedelta
from typing import Any

from wangdi.lib import clock
from wangdi.pack.facts import Facts
from wangdi.quarantine.actions import values
from wangdi.quarantine.models import Episode, Reading

HALVES = ("am", "pm")
NOT_HEARD = {"zh": "未报", "en": "not reported"}
NOT_YET = {"zh": "—", "en": "—"}
HOUSEHOLD = {"zh": "住户自报", "en": "the household"}
FEVER = {"zh": "发热", "en": "fever"}


def days_of(episode: Episode) -> list[date]:
    """Every day of an episode, day zero and the last included."""
    count = (episode.last_day - episode.day_zero).days + 1
    return [episode.day_zero + timedelta(days=n) for n in range(count)]


def of_person(episode: Episode, known: Facts) -> dict[str, Any]:
    """`rows`: a line for each day until today; `exceptions`: what somebody must look at."""
    taken = {(one.day, one.half): one for one in known.readings.get(episode.id, [])}
    today = clock.day_of(known.at)
    shown = [one for one in days_of(episode) if one <= today]
    rows = [_row(episode, one, taken, known) for one in shown]
    hot = [one for one in taken.values() if one.is_hot]
    exceptions = [
        {
            language: f"{values.moment(one.at)[language]} {FEVER[language]} {one.value} ℃"
            for language in ("zh", "en")
        }
        for one in hot
    ]
    missing = sum(row[half] == NOT_HEARD for row in rows for half in HALVES)
    if missing:
        exceptions.append({"zh": f"未报 {missing} 次", "en": f"{missing} readings not reported"})
    return {"rows": rows, "exceptions": exceptions}


def _row(
    episode: Episode, day: date, taken: dict[tuple[date, str], Reading], known: Facts
) -> dict[str, Any]:
    found = [taken.get((day, half)) for half in HALVES]
    told = [one for one in found if one is not None]
    felt = {word for one in told for word in one.felt_words}
    return {
        "date": {"zh": f"{day.month}月{day.day}日", "en": f"{day.day} {day:%b}"},
        "day": str((day - episode.day_zero).days),
        **{half: _cell(episode, day, half, taken, known) for half in HALVES},
        "symptoms": "、".join(sorted(felt))
        or {"zh": "无" if told else "—", "en": "none" if told else "—"},
        "by": "、".join(dict.fromkeys(known.workers.get(one.by or 0, "") for one in told if one.by))
        or (HOUSEHOLD if told else NOT_YET),
    }


def _cell(
    episode: Episode,
    day: date,
    half: str,
    taken: dict[tuple[date, str], Reading],
    known: Facts,
) -> Any:
    one = taken.get((day, half))
    if one is not None:
        reducer = " *" if one.reducer else ""
        return f"{one.value} ℃ {clock.local(one.at):%H:%M}{reducer}"
    over = clock.at(day, episode.section.window(half).missed) <= known.at
    return NOT_HEARD if over else NOT_YET
