"""A household file as it is printed: one A4, masked unless somebody said what for.

The paper is Chinese, as the office issues it.
"""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from wangdi.access.scopes import Standing
from wangdi.documents import rendering
from wangdi.lib import clock
from wangdi.lib.masking import mask_id_number, mask_name, mask_phone
from wangdi.people import keeping, queries, timeline
from wangdi.people.models import Household, Need, Person
from wangdi.territory.models import OFFICE_KINDS, Grid, Place
from wangdi.ui.components.times import moment

TEMPLATE = "people/templates/typ/household.typ"
MOST_PEOPLE, MOST_LINES = 14, 14


def sheet(household: Household, standing: Standing, *, by: str, masked: bool) -> bytes:
    """The PDF; `by` stands on it, with the minute."""
    with translation.override("zh-hans"):
        data = _data(household, standing, by=by, masked=masked)
    return rendering.render(TEMPLATE, data, at=clock.now())


def _data(household: Household, standing: Standing, *, by: str, masked: bool) -> dict[str, Any]:
    members = queries.members_of([household.pk]).get(household.pk, [])
    hide: Callable[[str], str] = mask_name if masked else str
    entries = timeline.of(household, standing)
    names = {one.name: hide(one.name) for one in [*members, *queries.former_of(household)]}
    return {
        "office": _office(),
        "number": "",
        "address": household.address,
        "community": _name(Place, household.community_id),
        "grid": _name(Grid, household.grid_id),
        "kind": household.get_kind_display(),
        "use": household.dwelling.get_use_display(),
        "since": household.opened_on.isoformat(),
        "landlord": _landlord(household, masked=masked),
        "note": "" if masked else household.note,
        "size": len(members),
        "members": [_member(one, masked=masked) for one in members[:MOST_PEOPLE]],
        "more_members": max(len(members) - MOST_PEOPLE, 0),
        "keepers": [
            {"post": str(post.label), "name": worker.name, "phone": worker.work_phone}
            for worker, post in keeping.keepers_of(household)
        ],
        "entries": [_line(entry, names) for entry in entries[:MOST_LINES]],
        "more_entries": max(len(entries) - MOST_LINES, 0),
        "by": by,
        "at": moment(clock.now()),
        "masked": masked,
    }


def _member(person: Person, *, masked: bool) -> dict[str, str]:
    age = person.age_on(clock.today())
    phone, number = person.phone or "", person.id_number or ""
    return {
        "name": mask_name(person.name) if masked else person.name,
        "relation": person.get_relation_display() if person.relation else "",
        "sex": person.get_sex_display() if person.sex else "",
        "age": "" if age is None else str(age),
        "phone": mask_phone(phone) if masked and phone else phone,
        "id_number": mask_id_number(number) if masked and number else number,
        "needs": "、".join(str(Need(need).label) for need in person.needs),
        "bed": person.bed,
        "floating": "外来" if person.floating else "",
    }


def _landlord(household: Household, *, masked: bool) -> str:
    door = household.dwelling
    name, phone = door.landlord or "", door.landlord_phone or ""
    if masked:
        name, phone = mask_name(name) if name else "", mask_phone(phone) if phone else ""
    return " ".join(filter(None, (name, phone)))


def _line(entry: timeline.Entry, names: dict[str, str]) -> dict[str, str]:
    text = str(entry.text)
    for name, shown in names.items():
        text = text.replace(name, shown)
    return {"at": moment(entry.at), "label": str(entry.label), "text": text}


def _office() -> str:
    offices = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    return offices.values_list("name", flat=True).first() or ""


def _name(kind: type[Place] | type[Grid], number: int | None) -> str:
    rows: Any = kind._default_manager.filter(pk=number or 0)
    return str(rows.values_list("name", flat=True).first() or "")
