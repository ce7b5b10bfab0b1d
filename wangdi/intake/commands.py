"""What a room writes to take part in the intake: a payload, a command, its outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from wangdi.intake.actors import Actor
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock


class Payload(BaseModel):
    """What is asked for, typed; unknown fields are refused so that nothing is silently dropped."""

    passing: ClassVar[frozenset[str]] = frozenset()
    """Fields of the moment: no part of the content by which a record is known again."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )


P = TypeVar("P", bound=Payload)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One record as it arrives: its key, made where it happened, and its unchecked content."""

    key: UUID
    payload: dict[str, Any] | Payload
    made_at: datetime | None = None


class Record(NamedTuple, Generic[P]):
    """One record that passed the checks of its form; `digest` tells equal content from other."""

    key: UUID
    payload: P
    digest: bytes
    made_at: datetime
    stamp: Stamp = NOWHERE


@dataclass(frozen=True, slots=True)
class Applied:
    """The change was made; `subject` is the record that came of it."""

    subject: UUID


@dataclass(frozen=True, slots=True)
class Review:
    """A person must look: a stable reason code, a sentence, and the field it is about."""

    reason: str
    sentence: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked for is there already, as `subject`; a success that changed nothing."""

    subject: UUID


Outcome = Applied | Known | Review


@dataclass(frozen=True, slots=True)
class NewEvent:
    verb: str
    subject_kind: str
    subject: UUID
    stamp: Stamp
    purpose: str = ""
    detail: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class NewFact:
    kind: str
    subject_kind: str
    subject: UUID
    stamp: Stamp
    detail: dict[str, Any]


@dataclass(slots=True)
class Work:
    """What one batch is doing: who, since when, and what it hands over to be written with it."""

    actor: Actor
    channel: str
    batch: UUID
    approver: Actor | None = None
    now: datetime = field(default_factory=clock.now)
    events: list[NewEvent] = field(default_factory=list)
    facts: list[NewFact] = field(default_factory=list)

    def event(
        self,
        verb: str,
        *,
        kind: str,
        subject: UUID,
        stamp: Stamp,
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Add an audit event beside the one that the intake writes for every applied record."""
        self.events.append(NewEvent(verb, kind, subject, stamp, "", detail))

    def fact(self, kind: str, *, about: str, subject: UUID, stamp: Stamp, **detail: Any) -> None:
        """Tell the rooms above: `kind` happened to `subject`. `detail` holds ids, never names."""
        self.facts.append(NewFact(kind, about, subject, stamp, detail))

    def fork(self) -> "Work":
        """A copy with nothing collected yet, for an attempt that may be rolled back."""
        return Work(self.actor, self.channel, self.batch, self.approver, self.now)

    def absorb(self, attempt: "Work") -> None:
        self.events += attempt.events
        self.facts += attempt.facts


class Command(Generic[P]):
    """A change that may be asked of a room. Sets first: a single record is a batch of one."""

    name: ClassVar[str]
    permission: ClassVar[str]
    event: ClassVar[str]
    subject_kind: ClassVar[str]
    second_person: ClassVar[str] = ""
    Payload: type[P]

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        """The stamp of the place each payload touches, in order; None: its parent is unknown."""
        raise NotImplementedError

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        """Make the change for the whole set; one outcome per record, in order."""
        raise NotImplementedError

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        """Undo what `keys` did, keeping the trace; Refused where it can no longer be undone."""
        raise NotImplementedError

    def subject_of(self, payload: P) -> UUID | None:
        """The existing record that the payload is about, where there is one."""
        return None

    def households_of(self, payloads: Sequence[P]) -> list[UUID | None]:
        """The household that each payload is about, where that household may ask it of itself.

        None, which is the default: only somebody who is signed in may ask.
        """
        return [None for _ in payloads]

    def also_allows(self, actor: Actor, records: Sequence[Record[P]]) -> list[bool]:
        """Whether `actor` may do what his permission at the stamp of each does not give him."""
        return [False for _ in records]

    def purpose_of(self, payload: P) -> str:
        """Why it is done, where a purpose was asked for; told in the audit event."""
        return ""

    def detail_of(self, payload: P) -> dict[str, Any] | None:
        """What the audit event tells beside: names of fields and ids, never contents."""
        return None

    def needs_second_person(self, payload: P) -> bool:
        """Whether this very payload waits for a second person; by default as declared."""
        return bool(self.second_person)


class Refused(Exception):
    """A change that a person at a page asked for and that cannot be made; the sentence says why."""

    def __init__(self, sentence: str, field: str = "", reason: str = "refused") -> None:
        super().__init__(sentence)
        self.sentence, self.field, self.reason = sentence, field, reason
