"""Before anything is changed: the form of each record, its digest, its place, who may."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import ValidationError

from wangdi.intake import gate
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Command, Incoming, Payload, Record, Review
from wangdi.lib import clock


def read(command: Command[Any], incoming: Incoming) -> Record[Any] | Review:
    """The record in its typed form, or why its form is impossible."""
    try:
        payload = (
            incoming.payload
            if isinstance(incoming.payload, Payload)
            else command.Payload.model_validate(incoming.payload)
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        return Review("impossible", impossible(field, first["type"], first["msg"]), field)
    return Record(incoming.key, payload, digest(payload), incoming.made_at or clock.now())


def impossible(field: str, kind: str, message: str) -> str:
    """The sentence for a value that cannot be; our own checks bring theirs."""
    if kind == "missing":
        return _("“%(field)s” is missing. Please fill it in.") % {"field": field}
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    return _("“%(field)s” has a value that cannot be. Please check it.") % {"field": field}


def digest(payload: Payload) -> bytes:
    """16 bytes that are equal when, and only when, the content is."""
    content = payload.model_dump_json(exclude=set(payload.passing) or None)
    return hashlib.sha256(content.encode()).digest()[:16]


def raw_digest(content: Any) -> bytes:
    """The digest of content without a valid form: sent again it is still a duplicate."""
    return hashlib.sha256(repr(content).encode()).digest()[:16]


def locate(
    command: Command[Any], records: Sequence[Record[Any]]
) -> tuple[list[Record[Any]], dict[UUID, Review]]:
    """Stamp each record with its place; those whose parent is unknown go to review."""
    stamps = command.locate([record.payload for record in records])
    placed: list[Record[Any]] = []
    unknown: dict[UUID, Review] = {}
    for record, stamp in zip(records, stamps, strict=True):
        if stamp is None:
            unknown[record.key] = Review(
                "unknown_parent", _("What this refers to is not known here.")
            )
        else:
            placed.append(Record(record.key, record.payload, record.digest, record.made_at, stamp))
    return placed, unknown


def permitted(
    actor: Actor, permission: str, records: Sequence[Record[Any]]
) -> tuple[list[Record[Any]], dict[UUID, Review]]:
    """Ask for the declared permission over the whole set; those refused go to review."""
    answers = gate.allow(actor, permission, [record.stamp for record in records])
    allowed = [record for record, yes in zip(records, answers, strict=True) if yes]
    sentence = _("You may not do this here, or no longer. It was kept for a person to look at.")
    refused = {
        record.key: Review("not_allowed", sentence)
        for record, yes in zip(records, answers, strict=True)
        if not yes
    }
    return allowed, refused
