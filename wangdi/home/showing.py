"""What was sent, shown to whoever decides: structure in full, people's words masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.home import choosing, wording
from wangdi.intake.models import Waiting
from wangdi.lib.masking import mask_address, mask_id_number, mask_phone
from wangdi.territory.models import Grid, Place

SHORT = 8
# What people wrote or said of people, whatever it looks like.
PRIVATE = (
    *("name", "note", "content", "value", "contact", "employer", "origin", "why", "reason"),
    *("birth", "sex", "password", "symptom"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    label: str
    value: str


def fields(command: str, payload: Mapping[str, Any]) -> list[Shown]:
    """Every field of a payload with its label, personal values masked."""
    return [
        Shown(name, wording.field(command, name), said(command, name, value, payload))
        for name, value in payload.items()
        if value not in (None, "", [], {})
    ]


def said(command: str, name: str, value: Any, payload: Mapping[str, Any]) -> str:
    """A value as its room words it where it comes from a list, masked where it is somebody's."""
    if name == "hold":
        return str(wording.reason(str(value)))
    if name == "building" and isinstance(value, int):
        known = Place.objects.filter(id=value).values_list("name", flat=True).first()
        return known or str(value)
    if isinstance(value, str) and not any(part in name for part in PRIVATE):
        offered = dict(choosing.choices(command, name, payload))
        if value in offered:
            return str(offered[value])
    return masked(name, value)


def masked(name: str, value: Any) -> str:
    """Numbers, days, yes and no, ids and codes as they are; names and free words masked."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | dict):
        return _("%(count)d entries") % {"count": len(value)}
    return _masked_text(name, str(value))


def _masked_text(name: str, text: str) -> str:
    if any(part in name for part in PRIVATE):
        return f"{text[0]}**"
    if plain := _plain(text):
        return plain
    if "phone" in name or "mobile" in name:
        return mask_phone(text)
    if "number" in name or name.startswith("id_") or "document" in name:
        return mask_id_number(text)
    if "address" in name:
        return mask_address(text)
    return text if _is_code(text) else f"{text[0]}**"


def _plain(text: str) -> str:
    """Ids, shortened, and days and moments: they name nobody."""
    try:
        return str(UUID(text))[-SHORT:]
    except ValueError:
        pass
    for kind in (date, datetime):
        try:
            return str(kind.fromisoformat(text)) if "-" in text else ""
        except ValueError:
            continue
    return ""


def _is_code(text: str) -> bool:
    """A value of a fixed list, such as `nobody_home`, or a plain number."""
    return text.isascii() and (text.isdigit() or text.islower()) and text.replace("_", "").isalnum()


def place_of(item: Waiting) -> str:
    """Where a kept record belongs, in words."""
    names = []
    places = [number for number in (item.community_id, item.building_id) if number]
    found = dict(Place.objects.filter(id__in=places).values_list("id", "name"))
    if item.community_id:
        names.append(found.get(item.community_id, ""))
    if item.grid_id:
        grid = Grid.objects.filter(id=item.grid_id).values_list("name", flat=True).first()
        names.append(grid or "")
    if item.building_id:
        names.append(found.get(item.building_id, ""))
    return " · ".join(name for name in names if name) or _("No place known")
