"""Changes to people that can be taken back: what stood before is kept, sealed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.lib.pinyin import name_initials
from wangdi.people.models import Correction, Person

_DAYS = ("birth_date", "left_on", "entered_on")
_KEYS = ("household_id", "merged_into_id")
_INDEXES = {"id_number": "id_index", "phone": "phone_index", "name": "initials"}


def stamps_of(people: Sequence[UUID], *, living: bool = True) -> list[Stamp | None]:
    """Where these people are written, in order; None for who is not (or no longer) there."""
    rows = Person.objects.filter(id__in=set(people))
    found = (rows.living() if living else rows).in_bulk()
    return [found[person].stamp if person in found else None for person in people]


def change(
    changes: Mapping[UUID, tuple[UUID, Mapping[str, Any]]], *, at: datetime
) -> dict[UUID, Person]:
    """Set fields of people: `{key: (person, {field: value})}`; returns the people by key."""
    people = Person.objects.select_for_update().in_bulk({person for person, _ in changes.values()})
    kept = []
    for key, (person_id, fields) in changes.items():
        person = people[person_id]
        before = {name: _plain(getattr(person, name)) for name in fields}
        kept.append(Correction(id=key, person=person, before=before, made_at=at))
        _set(person, fields)
    Correction.objects.bulk_create(kept, batch_size=2000)
    return {key: people[person] for key, (person, _) in changes.items()}


def take_back(keys: Sequence[UUID], *, at: datetime) -> list[Person]:
    """Set people back to what they were before the changes `keys`, the latest first."""
    kept = Correction.objects.filter(id__in=keys, annulled_at=None).select_related("person")
    people = []
    for correction in kept.order_by("-made_at", "-id"):
        _set(correction.person, {k: _typed(k, v) for k, v in correction.before.items()})
        people.append(correction.person)
    kept.update(annulled_at=at)
    return people


def _set(person: Person, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(person, name, value)
    if "name" in fields:
        person.initials = name_initials(person.name)[:40]
    also = {_INDEXES[name] for name in fields if name in _INDEXES}
    person.save(
        update_fields=[
            *(name.removesuffix("_id") for name in fields if name in _KEYS),
            *also,
            *(name for name in fields if name not in _KEYS),
        ]
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DAYS:
        return date.fromisoformat(value)
    return UUID(value) if name in _KEYS else value
