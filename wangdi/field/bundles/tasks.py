"""The duties of a worker's day as cards, in walking order, with masked names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.access.scopes import Standing
from wangdi.duties import kinds, queries
from wangdi.duties.models import Duty
from wangdi.field.bundles.screens import FORMS
from wangdi.field.bundles.texts import both
from wangdi.field.phone_pages import instant
from wangdi.lib.masking import mask_name
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode
from wangdi.screening.actions import DOOR
from wangdi.territory.models import Place
from wangdi.transfer.models import Handover

MOST = 1500
"""More than anybody does in a shift; a bundle of it weighs half a megabyte."""


def tasks_of(standing: Standing, user: int, at: datetime) -> list[dict[str, Any]]:
    """Cards of everything to do today, in eight queries whatever there is."""
    duties = list(queries.own_today(standing, user, at).in_walking_order()[:MOST])
    who = _names(duties)
    where = _buildings(duties)
    labels = {name: both(kinds.kind(name).label) for name in {duty.kind for duty in duties}}
    cards = []
    for duty in duties:
        form = FORMS.get(duty.kind)
        mine = form is not None and standing.allows(form.permission, duty.stamp)
        cards.append(
            {
                "id": str(duty.id),
                "kind": duty.kind,
                "kindName": labels[duty.kind],
                "screen": form.screen if form and mine else "",
                "title": duty.label,
                "who": who.get(duty.id, ""),
                "due": instant(duty.due_at),
                "state": _state(duty, at),
                "group": where.get(duty.building_id or 0, ""),
                "payload": form.payload(duty) if form and mine else {},
            }
        )
    return cards


def _state(duty: Duty, at: datetime) -> str:
    state = duty.state_at(at)
    if state in queries.LATE_NOW:
        return "late"
    return "upcoming" if state in queries.GROUPS["later"] else "open"


def _names(duties: Sequence[Duty]) -> dict[UUID, str]:
    """Whom each duty is about: one person by his mask, a household by its head and its size."""
    at_doors = _at_doors(duty.subject for duty in duties if duty.kind == DOOR)
    subjects = [duty.subject for duty in duties]
    cared = dict(Episode.objects.filter(id__in=subjects).values_list("id", "person__name"))
    moved = {one.id: one.name for one in Handover.objects.filter(id__in=subjects)}
    at_homes = _people(
        duty.household for duty in duties if duty.household and duty.subject not in cared
    )
    found = {}
    for duty in duties:
        person = cared.get(duty.subject) or moved.get(duty.subject)
        home = at_doors if duty.kind == DOOR else at_homes
        key = duty.subject if duty.kind == DOOR else duty.household
        found[duty.id] = mask_name(person) if person else _said(home.get(key, ()) if key else ())
    return found


def _at_doors(doors: Iterable[UUID]) -> Mapping[UUID, Sequence[str]]:
    homes = Household.objects.open().filter(dwelling_id__in=list(doors))
    by_home = dict(homes.values_list("id", "dwelling_id"))
    found: dict[UUID, list[str]] = {}
    for home, names in _people(by_home).items():
        found.setdefault(by_home[home], []).extend(names)
    return found


def _people(homes: Iterable[UUID]) -> Mapping[UUID, Sequence[str]]:
    found: dict[UUID, list[str]] = {}
    rows = Person.objects.filter(household_id__in=list(homes)).living().order_by("id")
    for home, name, relation in rows.values_list("household_id", "name", "relation"):
        found.setdefault(home, []).insert(0 if relation == "head" else 99, name)
    return found


def _said(names: Sequence[str]) -> str:
    if not names:
        return ""
    head = mask_name(names[0])
    count = len(names)
    return head if count == 1 else f"{head} +{count - 1}"


def _buildings(duties: Sequence[Duty]) -> dict[int, str]:
    wanted = {duty.building_id for duty in duties if duty.building_id}
    rows = Place.objects.filter(id__in=wanted).values_list("id", "name", "parent__name")
    return {key: " ".join(part for part in (above, name) if part) for key, name, above in rows}
