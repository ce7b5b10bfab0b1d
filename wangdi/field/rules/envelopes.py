"""The envelope of a sending: the only thing that is ever refused. Pure."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wangdi.field.rules.clocks import Told
from wangdi.field.sealing import Place

PROTOCOL = 1
MOST_RECORDS, MOST_BYTES = 200, 262_144
FIRST_YEAR, LAST_YEAR = 1900, 2199
_LARGEST = 2**63 - 1
_LONGEST = 100


class Malformed(ValueError):
    """Not an envelope at all."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One record as it came. `raw` is all of it; `key` is made of it where it brought none."""

    raw: dict[str, Any]
    key: UUID
    made: Told

    def text(self, name: str) -> str:
        """A field that should be a short text; empty where it is none."""
        value = self.raw.get(name)
        return value if isinstance(value, str) else ""

    def uuid(self, name: str) -> UUID | None:
        return as_uuid(self.raw.get(name))

    @property
    def command(self) -> str:
        return self.text("command")[:_LONGEST]

    @property
    def place(self) -> Place:
        said = [self.text(name) for name in Place._fields[:-1]]
        return Place._make([*said, str(self.raw.get("mono"))])

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(_canonical(self.raw)).digest()[:16]


@dataclass(frozen=True, slots=True)
class Envelope:
    protocol: int
    clock: Told
    unsent: int
    oldest: datetime | None
    app: str
    records: list[Sent]


def read(body: bytes) -> Envelope:
    """The envelope of a body; Malformed where it is none. Nothing in a record makes it so."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise Malformed from None
    if not isinstance(said, dict) or not _is_count(said.get("v")):
        raise Malformed
    return Envelope(
        protocol=said["v"],
        clock=_told(said, "sent_at"),
        unsent=min(_count(said.get("unsent")), 2**31 - 1),
        oldest=as_moment(said.get("oldest")),
        app=_readable(said.get("app"))[:40],
        records=records(said.get("records")),
    )


def records(given: Any) -> list[Sent]:
    """The records of an envelope or of a file; Malformed unless it is a list of objects."""
    if not isinstance(given, list) or len(given) > MOST_RECORDS:
        raise Malformed
    if not all(isinstance(one, dict) for one in given):
        raise Malformed
    return [
        Sent(one, as_uuid(one.get("key")) or _made_of(one), _told(one, "made_at")) for one in given
    ]


def as_uuid(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        return None


def as_moment(value: Any) -> datetime | None:
    """An instant that a database can hold; None for everything else."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        known = moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return known if known and FIRST_YEAR <= known.year <= LAST_YEAR else None


def _told(said: dict[str, Any], wall: str) -> Told:
    mono, boot = said.get("mono"), said.get("boot")
    return Told(
        as_moment(said.get(wall)),
        mono if _is_count(mono) else None,
        boot if as_uuid(boot) else None,
    )


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LARGEST


def _count(value: Any) -> int:
    return value if _is_count(value) else 0


def _readable(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    return "".join(sign for sign in text if sign.isprintable())


def _made_of(raw: dict[str, Any]) -> UUID:
    """A version 8 UUID of the whole record, so that it is known again."""
    made = bytearray(hashlib.sha256(b"record" + _canonical(raw)).digest()[:16])
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    return UUID(bytes=bytes(made))


def _canonical(raw: dict[str, Any]) -> bytes:
    return json.dumps(raw, sort_keys=True).encode()
