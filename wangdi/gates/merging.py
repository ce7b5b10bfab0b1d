"""One person out of two: what gates hold of him goes along and comes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F

from wangdi.gates.models import Alarm, Crossing
from wangdi.gates.queries.together import homes_of
from wangdi.people.models import Person


def move(pairs: Mapping[UUID, UUID]) -> dict[UUID, dict[str, list[str]]]:
    """Crossings and alarms of the other become the survivor's; what went along, by the other.

    Crossings are found by the homes of both, as only that is indexed.
    """
    homes = homes_of(list(Person.objects.filter(id__in=pairs)))
    crossings = Crossing.objects.filter(household__in=homes, person__in=pairs)
    alarms = Alarm.objects.filter(person__in=pairs)
    moved: dict[UUID, dict[str, list[str]]] = {
        other: {"crossings": [], "alarms": []} for other in pairs
    }
    for name, rows in (("crossings", crossings), ("alarms", alarms)):
        for one, other in rows.annotate(whose=F("person")).values_list("id", "whose"):
            moved[other][name].append(str(one))
    for other, what in moved.items():
        _give(what, pairs[other])
    return moved


def unmove(moved: Mapping[UUID, Any]) -> None:
    for other, what in moved.items():
        _give(what, other)


def _give(what: Mapping[str, list[str]], person: UUID) -> None:
    Crossing.objects.filter(id__in=what["crossings"]).update(person=person)
    Alarm.objects.filter(id__in=what["alarms"]).update(person=person)
