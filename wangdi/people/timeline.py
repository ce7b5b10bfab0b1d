"""One timeline of everything that touched a household; every room above adds its own source.

timeline.register("screening", entries_of)        # in the room's panels.py
def entries_of(household: UUID) -> list[Entry]    # one or two queries, at most MOST entries
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.scopes import Standing
from wangdi.intake.models import Event
from wangdi.people.models import Person

MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened (`label`, a verb in words), when, more in words, and where it opens."""

    at: datetime
    label: str | Promise
    text: str | Promise = ""
    url: str = ""


Source = Callable[[UUID], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class _Known:
    source: Source
    permission: str


_sources: dict[str, _Known] = {}

WORDS: dict[str, str | Promise] = {
    "people.household_registered": _("Household registered"),
    "people.household_registered.annulled": _("Registration annulled"),
    "people.person_added": _("Person added"),
    "people.person_added.annulled": _("Adding annulled"),
    "people.person_corrected": _("Entry corrected"),
    "people.person_corrected.annulled": _("Correction annulled"),
    "people.needs_set": _("Needs written down"),
    "people.needs_set.annulled": _("Needs set back"),
    "people.person_departed": _("Left this home"),
    "people.person_departed.annulled": _("Leaving annulled"),
    "people.unmasked": _("Looked at a full number"),
}


def register(name: str, source: Source, *, permission: str = "people.view_ledger") -> None:
    """Offer a source; only who holds `permission` sees its entries. Again replaces it."""
    _sources[name] = _Known(source, permission)


def of(household: UUID, standing: Standing) -> list[Entry]:
    """Everything that this person may know, newest first, at most MOST."""
    entries = [
        entry
        for known in _sources.values()
        if standing.holds(known.permission)
        for entry in known.source(household)
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST]


def _own(household: UUID) -> list[Entry]:
    """What was written of the household and its people, and who saw a number in full."""
    people = dict(Person.objects.filter(household_id=household).values_list("id", "name"))
    events = Event.objects.filter(subject__in=[household, *people], verb__in=WORDS)
    return [
        Entry(
            event.at,
            WORDS[event.verb],
            " · ".join(
                word for word in (people.get(event.subject, ""), event.who(), event.purpose) if word
            ),
        )
        for event in events.order_by("-at")[:MOST]
    ]


register("people", _own)
