"""What this room itself knows of a household's past: its own part of the timeline."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext

from wangdi.access.scopes import Standing
from wangdi.intake.models import Event
from wangdi.people import queries, words
from wangdi.people.models import Household, Passage, Person, Relocation
from wangdi.territory.models import Grid, Place
from wangdi.ui.components.times import day

MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened (`label`, a verb in words), when, more in words, and where it opens."""

    at: datetime
    label: str | Promise
    text: str | Promise = ""
    url: str = ""


def of(household: Household, standing: Standing) -> list[Entry]:
    """What was written of the household, its people and its moves, and who saw a number in full.

    Where somebody went or came from is named as closely as the reader may see it.
    """
    passages = _passages(household.id)
    return [
        *_events(household, passages),
        *_moves(household.id, passages, standing),
        *_relocations(household.id, standing),
    ]


def _passages(household: UUID) -> list[Passage]:
    rows = Passage.objects.filter(Q(origin=household) | Q(target=household))
    found = rows.select_related("person", "origin", "target").order_by("-made_at")
    return list(found[:MOST])


def _events(household: Household, passages: list[Passage]) -> list[Entry]:
    """Events of who is written here; of who went away, those until then; of the door itself."""
    here = {person.id: person.name for person in queries.written_in(household)}
    # Asked for apart: an OR over both would read everybody.
    merged = Person.objects.filter(merged_into__household=household).values_list("id", "name")
    people = {**here, **dict(merged)}
    gone: dict[UUID, datetime] = {}
    names = dict(people)
    for way in passages:
        if way.person_id not in people and way.origin_id == household.id:
            gone.setdefault(way.person_id, way.made_at)
        names.setdefault(way.person_id, way.person.name)
    subjects = [household.id, *people, *gone, household.dwelling_id]
    events = Event.objects.filter(subject__in=subjects, verb__in=words.VERBS).order_by("-at")
    return [
        _entry(event, names)
        for event in events[:MOST]
        if event.subject not in gone or event.at <= gone[event.subject]
    ]


def _entry(event: Event, names: dict[UUID, str]) -> Entry:
    detail: dict[str, Any] = event.detail or {}
    label = words.WHY.get(detail.get("why", ""), words.VERBS[event.verb])
    said = (names.get(event.subject, ""), event.who(), event.purpose)
    return Entry(event.at, label, " · ".join(word for word in said if word))


def _moves(household: UUID, passages: list[Passage], standing: Standing) -> list[Entry]:
    entries = []
    for way in passages:
        outward = way.origin_id == household and way.target_id != household
        other = way.target if outward else way.origin
        if way.origin_id == way.target_id:
            label, where, url = gettext("Lives here again"), "", ""
        else:
            label = gettext("Moved away") if outward else gettext("Moved in")
            where, url = _where(other, standing)
        sentence = gettext("to %(place)s") if outward else gettext("from %(place)s")
        said = (way.person.name, sentence % {"place": where} if where else "", _since(way))
        entries.append(Entry(way.made_at, label, " · ".join(filter(None, said)), url))
    return entries


def _relocations(household: UUID, standing: Standing) -> list[Entry]:
    rows = Relocation.objects.filter(household=household).select_related("origin", "target")
    entries = []
    for move in rows.order_by("-made_at")[:MOST]:
        places = [
            door.address if standing.allows("people.view_ledger", door.stamp) else _place(door)
            for door in (move.origin, move.target)
        ]
        said = (" → ".join(places), _since(move))
        entries.append(Entry(move.made_at, gettext("The household moved"), " · ".join(said)))
    return entries


def _where(home: Household, standing: Standing) -> tuple[str, str]:
    """The address with its link where it may be seen, else community and grid alone."""
    if standing.allows("people.view_ledger", home.stamp):
        return home.address, reverse("people:household", args=[home.id])
    return _place(home), ""


def _place(record: Any) -> str:
    names = Place.objects.filter(id=record.community_id or 0).values_list("name", flat=True)
    grids = Grid.objects.filter(id=record.grid_id or 0).values_list("name", flat=True)
    return " ".join([*names, *grids])


def _since(way: Passage | Relocation) -> str:
    since = gettext("since %(day)s") % {"day": day(way.on)}
    return f"{since} · {way.by_label}"
