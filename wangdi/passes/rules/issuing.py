"""Whether a pass of a class can be as it is asked for; the first thing that is wrong, or None."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.passes.section import PassClass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, and what is known of it. `of_place`: the household lies in the place."""

    begins: datetime
    ends: datetime
    person: bool = False
    household: bool = False
    plate: bool = False
    guest: bool = False
    of_place: bool = True
    lives_here: bool = True
    has_one: bool = False


SENTENCES: dict[str, str | Promise] = {
    "no_such_class": _("The rules in force know no such class of pass."),
    "holder_person": _("A pass of this class is a person's: say whose."),
    "holder_household": _("A pass of this class is a whole household's: say whose."),
    "holder_vehicle": _("A pass of this class is a vehicle's: write its plate."),
    "holder_guest": _("A pass of this class is in a name: write it."),
    "not_of_place": _("This household does not live in the place of the pass."),
    "not_resident": _("This household or person does not live here any more."),
    "ends_before": _("The pass would end before it begins, or is over already."),
    "too_long": _("A pass of this class may not last so long."),
    "has_one": _("There is a pass of this class already; change its end, or make it void first."),
    "place_over": _("A pass is for a compound, a hamlet, a building or a whole community."),
}
_FIELDS = {
    "no_such_class": "klass",
    "holder_person": "person",
    "holder_household": "household",
    "holder_vehicle": "plate",
    "holder_guest": "guest",
    "not_of_place": "place",
    "ends_before": "valid_until",
    "too_long": "valid_until",
    "place_over": "place",
}


def why_not(klass: PassClass | None, wanted: Wanted, at: datetime) -> str:
    """The code of what is wrong; empty where nothing is."""
    if klass is None:
        return "no_such_class"
    if not _held(klass, wanted):
        return f"holder_{klass.holder}"
    if not wanted.lives_here:
        return "not_resident"
    if not wanted.of_place:
        return "not_of_place"
    if wanted.ends <= max(wanted.begins, at):
        return "ends_before"
    if wanted.ends - max(wanted.begins, at) > timedelta(days=klass.most_days, hours=24):
        return "too_long"
    return "has_one" if wanted.has_one else ""


def field_of(code: str) -> str:
    return _FIELDS.get(code, "")


def _held(klass: PassClass, wanted: Wanted) -> bool:
    held = {
        "person": wanted.person,
        "household": wanted.household and not wanted.person and not wanted.guest,
        "vehicle": wanted.plate,
        "guest": wanted.guest,
    }
    return held[klass.holder]
