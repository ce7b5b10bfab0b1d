"""What stands in the gaps of a person's papers, in both languages of papers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import translation

from wangdi.lib import clock
from wangdi.lib.masking import mask_id_number, mask_phone
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.section import DailyWindow
from wangdi.territory.models import OFFICE_KINDS, Place

LANGUAGES = {"zh": "zh-hans", "en": "en"}
HOTLINE = "12345"
SEXES = {"m": {"zh": "男", "en": "male"}, "f": {"zh": "女", "en": "female"}}
Value = dict[str, str]


def both(said: Callable[[], object]) -> Value:
    """What `said` gives in each language; Django's own words follow the language that is on."""
    told = {}
    for short, code in LANGUAGES.items():
        with translation.override(code):
            told[short] = str(said())
    return told


def day(one: date) -> Value:
    return {"zh": f"{one.year}年{one.month}月{one.day}日", "en": f"{one.day} {one:%B} {one.year}"}


def moment(at: datetime) -> Value:
    """The day and minute in Shanghai."""
    local = clock.local(at)
    return {language: f"{text} {local:%H:%M}" for language, text in day(local.date()).items()}


def hours(window: DailyWindow) -> str:
    return f"{window.opens:%H:%M}–{window.due:%H:%M}"


def places(episodes: Sequence[Episode]) -> dict[int | None, str]:
    """The office's name under None, the communities' by their ids; two queries."""
    office = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    communities = Place.objects.filter(id__in={one.community_id for one in episodes})
    names: dict[int | None, str] = dict(communities.values_list("id", "name"))
    names[None] = office.values_list("name", flat=True).first() or ""
    return names


def legal_bases(episodes: Sequence[Episode]) -> dict[UUID, list[Value]]:
    """The legal basis that each episode's version of the profile names; one query."""
    versions = ProfileVersion.objects.filter(id__in={one.profile_id for one in episodes})
    return {
        version: [{"zh": text["zh"], "en": text["en"]} for text in content["legal_basis"]]
        for version, content in versions.values_list("id", "content")
    }


def common(episode: Episode, names: Mapping[int | None, str]) -> dict[str, Any]:
    """What most papers of one person need."""
    return {
        "office": names[None],
        "community": names.get(episode.community_id, ""),
        "name": episode.person.name,
        "sex": SEXES.get(episode.person.sex, ""),
        "address": episode.household.address,
        "measure": both(lambda: episode.measure_label),
        "category": both(lambda: episode.category_label),
        "day_zero": day(episode.day_zero),
        "last_day": day(episode.last_day),
        "days": (episode.last_day - episode.day_zero).days,
        "release_day": day(clock.day_of(episode.release_from)),
        "hotline": HOTLINE,
    }


def identity(episode: Episode) -> dict[str, str]:
    """Who is meant, masked: a paper at a door is read by others too."""
    person = episode.person
    return {
        "phone": mask_phone(person.phone or ""),
        "id_number": mask_id_number(person.id_number or ""),
        "employer": person.employer,
    }


def rules(episode: Episode) -> dict[str, Any]:
    """What the version of the profile asks every day."""
    section = episode.section
    return {
        "morning": hours(section.morning),
        "evening": hours(section.evening),
        **{site: str(line) for site, line in section.fever.items()},
        "test_days": [str(one) for one in section.test_days_of(episode.category)],
    }


def people(episode: Episode, team: Mapping[str, TeamSlot]) -> list[dict[str, Any]]:
    """The team with its work telephones, in the order of the profile."""
    return [
        {
            "post": both(lambda slot=team[slot]: slot.label),  # type: ignore[misc]
            "name": team[slot].worker.name,
            "phone": team[slot].worker.work_phone,
        }
        for slot in episode.section.slots
        if slot in team
    ]
