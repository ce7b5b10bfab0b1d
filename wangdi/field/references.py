"""A phone without a signal knows what it made only by the key it gave it; the house by its id."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from wangdi.field.rules.envelopes import as_uuid
from wangdi.intake.commands import Incoming
from wangdi.intake.models import Key


def resolve(records: Sequence[Incoming]) -> list[Incoming]:
    """The records with the keys of others in them replaced by what came of those. One query."""
    named = {known for one in records for value in _values(one) if (known := as_uuid(value))}
    if not named:
        return list(records)
    made: dict[UUID, UUID | None] = dict(
        Key.objects.filter(key__in=named, subject__isnull=False).values_list("key", "subject")
    )
    return [_resolved(one, made) for one in records] if made else list(records)


def _values(one: Incoming) -> list[Any]:
    return list(one.payload.values()) if isinstance(one.payload, dict) else []


def _resolved(one: Incoming, made: dict[UUID, UUID | None]) -> Incoming:
    if not isinstance(one.payload, dict):
        return one
    payload = {
        name: str(known) if (at := as_uuid(value)) and (known := made.get(at)) else value
        for name, value in one.payload.items()
    }
    return replace(one, payload=payload)
