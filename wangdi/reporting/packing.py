"""The ids that a figure counted, packed by the database: sixteen bytes each, in their order."""

import hashlib
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, BinaryField, UUIDField

from wangdi.lib.figures import Figure

ID = 16


class Packed(Aggregate):
    """The ids of a group as bytes, sixteen each, in their order."""

    template = "string_agg(uuid_send(%(expressions)s), ''::bytea ORDER BY %(expressions)s)"
    output_field = BinaryField()
    empty_result_set_value = None


class PackedNumbers(Packed):
    """The same for whole numbers, written as UUIDs whose last half they are."""

    template = (
        "string_agg('\\x0000000000000000'::bytea || int8send(%(expressions)s::bigint),"
        " ''::bytea ORDER BY %(expressions)s)"
    )


def packing(figure: Figure, model: Any) -> type[Packed]:
    """How the ids of a figure's rows are packed."""
    return Packed if is_uuid(figure, model) else PackedNumbers


def is_uuid(figure: Figure, model: Any) -> bool:
    """Whether the figure's rows are known by a UUID, or by a whole number."""
    known = model._meta.pk if figure.key == "pk" else model._meta.get_field(figure.key)
    return isinstance(known, UUIDField)


def unpacked(packed: bytes) -> list[UUID]:
    """The ids again, in the order in which they were packed."""
    return [UUID(bytes=packed[at : at + ID]) for at in range(0, len(packed), ID)]


def digest(packed: bytes) -> bytes:
    """16 bytes over the ids as they are kept: grid by grid, sorted within."""
    return hashlib.sha256(packed).digest()[:16]
