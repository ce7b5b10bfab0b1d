"""Before anything is changed: the form of each record, its digest, its place, who may."""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DataError, transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from wangdi.intake import gate
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Command, Incoming, Payload, Record, Review
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock

LONGEST_FIELD = 60
FIRST_YEAR, LAST_YEAR = 1900, 2199
# A NUL as JSON writes it; an even number of backslashes before it belongs to the text.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def read(command: Command[Any], incoming: Incoming) -> Record[Any] | Review:
    """The record in its typed form, or why its form is impossible."""
    if not may_be(incoming.made_at):
        return Review("impossible", impossible("made_at", "", ""), "made_at")
    try:
        payload = (
            incoming.payload
            if isinstance(incoming.payload, Payload)
            else command.Payload.model_validate(incoming.payload)
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = _readable(".".join(str(part) for part in first["loc"]))[:LONGEST_FIELD]
        said = impossible(field, first["type"], _readable(first["msg"]))
        return Review("impossible", said, field)
    known = _digest(payload)
    if known is None:
        return Review("impossible", _("A text holds a character that cannot be stored."))
    return Record(incoming.key, payload, known, incoming.made_at or clock.now())


def may_be(moment: datetime | None) -> bool:
    """Whether a record can have been made then; a wrong clock is no reason to turn it away."""
    if moment is None:
        return True
    return moment.tzinfo is not None and FIRST_YEAR <= moment.year <= LAST_YEAR


def _readable(text: str) -> str:
    """What came from outside, to be said in a sentence."""
    return _UNREADABLE.sub("\ufffd", text)


def impossible(field: str, kind: str, message: str) -> str:
    """The sentence for a value that cannot be; our own checks bring theirs."""
    if kind == "missing":
        return _("“%(field)s” is missing. Please fill it in.") % {"field": field}
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    return _("“%(field)s” has a value that cannot be. Please check it.") % {"field": field}


def _digest(payload: Payload) -> bytes | None:
    """16 bytes that are equal when, and only when, the content is; None: no database holds it."""
    try:
        content = payload.model_dump_json(exclude=set(payload.passing) or None)
    except PydanticSerializationError:
        return None
    if "\\u0000" in content and _NUL.search(content):
        return None
    return hashlib.sha256(content.encode()).digest()[:16]


def raw_digest(content: Any) -> bytes:
    """The digest of content without a valid form: sent again it is still a duplicate."""
    return hashlib.sha256(repr(content).encode()).digest()[:16]


def locate(
    command: Command[Any], records: Sequence[Record[Any]]
) -> tuple[list[Record[Any]], dict[UUID, Review]]:
    """Stamp each record with its place; those whose parent is unknown go to review."""
    stamps = _stamps(command, records)
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


def _stamps(command: Command[Any], records: Sequence[Record[Any]]) -> list[Stamp | None]:
    """Where each belongs; a number that no column holds names nothing, and harms only its own."""
    try:
        with transaction.atomic():
            return command.locate([record.payload for record in records])
    except (DataError, ArithmeticError):
        if len(records) == 1:
            return [None]
        middle = len(records) // 2
        return _stamps(command, records[:middle]) + _stamps(command, records[middle:])


def permitted(
    actor: Actor, command: Command[Any], records: Sequence[Record[Any]]
) -> tuple[list[Record[Any]], dict[UUID, Review]]:
    """Ask for the declared permission over the whole set; those refused go to review."""
    answers = gate.allow(actor, command.permission, [record.stamp for record in records])
    if not all(answers):
        answers = _also(actor, command, records, answers)
    allowed = [record for record, yes in zip(records, answers, strict=True) if yes]
    sentence = _("You may not do this here, or no longer. It was kept for a person to look at.")
    refused = {
        record.key: Review("not_allowed", sentence)
        for record, yes in zip(records, answers, strict=True)
        if not yes
    }
    return allowed, refused


def _also(
    actor: Actor, command: Command[Any], records: Sequence[Record[Any]], answers: Sequence[bool]
) -> list[bool]:
    """The command is asked for those that the stamps alone refuse."""
    asked = [record for record, yes in zip(records, answers, strict=True) if not yes]
    more = iter(command.also_allows(actor, asked))
    return [yes or next(more) for yes in answers]
