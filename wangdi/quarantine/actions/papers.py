"""What stands on the notice and on the release letter. Papers are Chinese, as the office issues."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import translation

from wangdi.documents import actions as documents
from wangdi.documents.models import Document
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.section import DailyWindow
from wangdi.territory.models import Place

NOTICE, LETTER = "quarantine.notice", "quarantine.letter"
OFFICE_KINDS = ("district", "subdistrict", "town")
SEXES = {"m": "男", "f": "女"}


def issue_notices(
    work: Work, episodes: Sequence[Episode], teams: Mapping[UUID, Mapping[str, TeamSlot]]
) -> list[Document]:
    """Issue the notice of every episode whose team is full; an earlier one is withdrawn."""
    ready = [
        episode for episode in episodes if set(episode.section.slots) <= set(teams[episode.id])
    ]
    documents.withdraw(kind=NOTICE, subjects=[one.id for one in ready], at=work.now)
    names, bases = _places(ready), _legal_bases(ready)
    with translation.override("zh-hans"):
        drafts = [
            _draft(NOTICE, one, _common(one, names) | _notice(one, teams[one.id], bases))
            for one in ready
        ]
    return documents.issue(drafts, by=work.actor, at=work.now) if drafts else []


def issue_letters(
    work: Work, episodes: Sequence[Episode], basis: Mapping[UUID, list[str]]
) -> list[Document]:
    """Issue the release letters, in the order of `episodes`."""
    names = _places(episodes)
    day = _day(clock.day_of(work.now))
    with translation.override("zh-hans"):
        drafts = [
            _draft(LETTER, one, _common(one, names) | {"basis": basis[one.id], "day": day})
            for one in episodes
        ]
    return documents.issue(drafts, by=work.approver or work.actor, at=work.now)


def _draft(kind: str, episode: Episode, data: dict[str, Any]) -> documents.Draft:
    return documents.Draft(kind, "episode", episode.id, episode.stamp, episode.household_id, data)


def _places(episodes: Sequence[Episode]) -> dict[int | None, str]:
    """The office's name under None, the communities' by their ids; two queries."""
    office = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    communities = Place.objects.filter(id__in={one.community_id for one in episodes})
    names: dict[int | None, str] = dict(communities.values_list("id", "name"))
    names[None] = office.values_list("name", flat=True).first() or ""
    return names


def _legal_bases(episodes: Sequence[Episode]) -> dict[UUID, list[str]]:
    versions = ProfileVersion.objects.filter(id__in={one.profile_id for one in episodes})
    return {
        version: [text["zh"] for text in content["legal_basis"]]
        for version, content in versions.values_list("id", "content")
    }


def _common(episode: Episode, names: Mapping[int | None, str]) -> dict[str, Any]:
    return {
        "office": names[None],
        "community": names.get(episode.community_id, ""),
        "name": episode.person.name,
        "sex": SEXES.get(episode.person.sex, ""),
        "address": episode.household.address,
        "measure": episode.measure_label,
        "category": episode.category_label,
        "day_zero": _day(episode.day_zero),
        "last_day": _day(episode.last_day),
        "days": (episode.last_day - episode.day_zero).days,
        "release_day": _day(clock.day_of(episode.release_from)),
    }


def _notice(
    episode: Episode, team: Mapping[str, TeamSlot], bases: Mapping[UUID, list[str]]
) -> dict[str, Any]:
    section = episode.section
    return {
        "reasons": [reason.get("zh", "") for reason in episode.reasons],
        "legal_basis": bases[episode.profile_id],
        "morning": _hours(section.morning),
        "evening": _hours(section.evening),
        "fever": {site: str(line) for site, line in section.fever.items()},
        "test_days": section.test_days,
        "team": [
            {
                "post": team[slot].label,
                "name": team[slot].worker.name,
                "phone": team[slot].worker.work_phone,
            }
            for slot in section.slots
        ],
    }


def _hours(window: DailyWindow) -> str:
    return f"{window.opens:%H:%M}–{window.due:%H:%M}"


def _day(day: Any) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
