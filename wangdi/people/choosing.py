"""Who lives behind the door of a kept record: what the review box lets somebody choose from."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wangdi.lib.masking import mask_name
from wangdi.people.models import Household, Person
from wangdi.people.queries import members_of


def households(payload: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The households behind the door of a kept record, to choose from; names masked."""
    return [
        (str(home.pk), f"{home.get_kind_display()} · {_who(living)}")
        for home, living in _behind(payload.get("dwelling"))
    ]


def people(payload: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who lives behind the door of a kept record, to choose from; names masked."""
    return [
        (str(one.pk), " · ".join(filter(None, (_who([one]), one.get_relation_display()))))
        for _home, living in _behind(payload.get("dwelling"))
        for one in living
    ]


def _behind(door: object) -> list[tuple[Household, list[Person]]]:
    try:
        wanted = UUID(str(door))
    except ValueError:
        return []
    homes = list(Household.objects.open().filter(dwelling=wanted).order_by("id"))
    living = members_of(home.pk for home in homes)
    return [(home, living.get(home.pk, [])) for home in homes]


def _who(people: Sequence[Person]) -> str:
    return "、".join(mask_name(one.name) for one in people) or "–"
