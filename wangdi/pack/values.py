"""What stands on each paper of the pack for one person, home or building."""

from collections.abc import Callable
from typing import Any

from wangdi.lib import clock
from wangdi.lib.addresses import public
from wangdi.pack import papers, situations
from wangdi.pack.facts import Facts
from wangdi.quarantine.actions import values
from wangdi.quarantine.models import Episode

Data = dict[str, Any]
LARGE = {"size": 18.5}


def of(kind: str, episode: Episode, known: Facts) -> Data:
    """The values of the gaps of a paper."""
    return _BUILDERS[kind.partition(":")[0]](episode, known)


def _person(episode: Episode, known: Facts) -> Data:
    return {
        **values.common(episode, known.names),
        **values.rules(episode),
        "legal_basis": known.bases[episode.profile_id],
        "team": values.people(episode, known.teams.get(episode.id, {})),
    }


def _undertaking(episode: Episode, known: Facts) -> Data:
    return _person(episode, known) | {"page": {"size": 10.4}}


def _of_the_day(episode: Episode, known: Facts) -> Data:
    today = values.day(clock.day_of(known.at))
    return _person(episode, known) | {"day": today, "page": {"size": 11}}


def _place(episode: Episode, known: Facts) -> Data:
    """What says nothing of a person: the office, the community, the building, whom to call."""
    team = values.people(episode, known.teams.get(episode.id, {}))
    contact = [one for one in team if one["phone"]]
    return {
        "office": known.names[None],
        "community": known.names.get(episode.community_id, ""),
        "building": known.buildings.get(episode.building_id, ""),
        "team": team,
        "phone": contact[-1]["phone"] if contact else "",
        "hotline": values.HOTLINE,
    }


def _building(episode: Episode, known: Facts) -> Data:
    """Dated by the month, so that the day of one neighbour cannot be read off it."""
    month = clock.day_of(known.at)
    told = {"zh": f"{month.year}年{month.month}月", "en": f"{month:%B %Y}"}
    return _place(episode, known) | {"day": told, "page": {"rows": 12}}


def _door(episode: Episode, known: Facts) -> Data:
    """From when to when, for the home as a whole: neither who nor how many nor why."""
    mine = known.together.get(episode.household_id) or [episode]
    last = max(mine, key=lambda one: one.release_from)
    place = _place(last, known)
    return {
        **{name: place[name] for name in ("office", "community", "team", "hotline")},
        "from": values.day(min(one.day_zero for one in mine)),
        "until": values.day(last.last_day),
        "release_day": values.day(clock.day_of(last.release_from)),
    }


def _card(episode: Episode, known: Facts) -> Data:
    place = _place(episode, known)
    names = ("office", "community", "building", "phone", "hotline")
    return {name: place[name] for name in names} | {"page": {"size": 21}}


def _leaflet(episode: Episode, known: Facts) -> Data:
    mine = known.together.get(episode.household_id) or [episode]
    last = max(mine, key=lambda one: one.release_from)
    person = _person(last, known)
    names = ("office", "community", "last_day", "release_day", "morning", "evening", "axillary")
    return {name: person[name] for name in (*names, "team", "hotline")} | {"page": LARGE}


def _needs(episode: Episode, known: Facts) -> Data:
    person = _person(episode, known)
    names = ("office", "community", "address", "team", "hotline")
    return {name: person[name] for name in names} | {"page": {"size": 12}}


def _sheet(episode: Episode, known: Facts) -> Data:
    """Rows and signs have the numbers under which they are entered again, on the page that the

    picture on the sheet opens for whoever is signed in.
    """
    person = _person(episode, known)
    names = ("office", "community", "name", "address", "morning", "evening", "axillary", "team")
    told = [symptom.label for symptom in episode.section.daily.symptoms]
    return {name: person[name] for name in (*names, "release_day", "hotline")} | {
        "symptoms": [{"zh": one.zh, "en": one.en} for one in told],
        "page": {
            "days": [one.isoformat() for one in situations.days_of(episode)],
            "scan": public("quarantine:paper", episode.id),
        },
    }


def _situation(episode: Episode, known: Facts) -> Data:
    person = _person(episode, known)
    names = ("office", "community", "name", "address", "measure", "day_zero", "last_day")
    contact = person["team"][-2:-1] or person["team"][:1]
    return {name: person[name] for name in (*names, "release_day", "days", "hotline")} | {
        "contact": f"{contact[0]['name']} {contact[0]['phone']}" if contact else "",
        "at": values.moment(known.at),
        **situations.of_person(episode, known),
    }


_BUILDERS: dict[str, Callable[[Episode, Facts], Data]] = {
    papers.UNDERTAKING: _undertaking,
    papers.BUILDING: _building,
    papers.RECEIPT: _of_the_day,
    papers.SITUATION: _situation,
    papers.DOOR: _door,
    papers.CARD: _card,
    papers.SHEET: _sheet,
    papers.NEEDS: _needs,
    papers.LEAFLET: _leaflet,
    papers.OWN: _of_the_day,
}
