"""One person out of two: what gates hold of him goes along and comes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wangdi.gates.models import Alarm, Crossing


def move(pairs: Mapping[UUID, UUID]) -> dict[UUID, dict[str, list[str]]]:
    """Crossings and alarms of the other become the survivor's; what went along, by the other."""
    moved: dict[UUID, dict[str, list[str]]] = {}
    for other, survivor in pairs.items():
        crossings = list(Crossing.objects.filter(person=other).values_list("id", flat=True))
        alarms = list(Alarm.objects.filter(person=other).values_list("id", flat=True))
        Crossing.objects.filter(id__in=crossings).update(person=survivor)
        Alarm.objects.filter(id__in=alarms).update(person=survivor)
        moved[other] = {"crossings": list(map(str, crossings)), "alarms": list(map(str, alarms))}
    return moved


def unmove(moved: Mapping[UUID, Any]) -> None:
    for other, what in moved.items():
        Crossing.objects.filter(id__in=what["crossings"]).update(person=other)
        Alarm.objects.filter(id__in=what["alarms"]).update(person=other)
