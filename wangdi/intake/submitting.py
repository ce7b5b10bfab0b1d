"""The one way in. One transaction holds the change, its keys, its events and its facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from wangdi.intake import applying, checking, gate, writing
from wangdi.intake.actors import Actor
from wangdi.intake.approving import keep_for_second_person
from wangdi.intake.commands import (
    Applied,
    Command,
    Incoming,
    Known,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import command as known_command
from wangdi.lib import ids


class Answer(NamedTuple):
    """`answer` is applied, duplicate or review; a review says why."""

    key: UUID
    answer: str
    subject: UUID | None = None
    reason: str = ""
    sentence: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """One answer per record received, in order; they always add up."""

    each: list[Answer]

    def count(self, answer: str) -> int:
        return sum(one.answer == answer for one in self.each)

    @property
    def received(self) -> int:
        return len(self.each)

    @property
    def applied(self) -> int:
        return self.count("applied")

    @property
    def duplicate(self) -> int:
        return self.count("duplicate")

    @property
    def review(self) -> int:
        return self.count("review")


def submit(
    *, actor: Actor, command: str, records: Sequence[Incoming], channel: str = "page"
) -> Answers:
    """Hand `records` to `command`, all in one transaction; one answer each, nothing dropped."""
    known = known_command(command)
    with transaction.atomic(), gate.one_batch():
        set_local_scope(actor)
        work = Work(actor, channel, ids.uuid7())
        answers = _Intake(known, work).take(records)
        writing.batch(
            work,
            command,
            applied=answers.applied,
            duplicate=answers.duplicate,
            review=answers.review,
        )
    return answers


def keep(
    *,
    actor: Actor,
    command: str,
    records: Sequence[tuple[Incoming, Review]],
    channel: str,
) -> Answers:
    """Take records in for a person to decide, untried, each with why; one answer each.

    They are told apart by their keys as any other: the same again is a duplicate.
    """
    known = known_command(command)
    with transaction.atomic(), gate.one_batch():
        set_local_scope(actor)
        work = Work(actor, channel, ids.uuid7())
        reasons = {incoming.key: why for incoming, why in records}
        answers = _Intake(known, work).take([incoming for incoming, _why in records], kept=reasons)
        writing.batch(
            work,
            command,
            applied=answers.applied,
            duplicate=answers.duplicate,
            review=answers.review,
        )
    return answers


def submit_one(
    *,
    actor: Actor,
    command: str,
    payload: dict[str, Any] | Payload,
    key: UUID | None = None,
    channel: str = "page",
) -> Answer:
    """Hand one record in for somebody at a page; what cannot be applied is Refused on the spot.

    A record that waits for its second person is kept and answers `review`; a refused one leaves
    nothing behind.
    """
    with transaction.atomic():
        incoming = Incoming(key or ids.uuid7(), payload)
        [answer] = submit(actor=actor, command=command, records=[incoming], channel=channel).each
        if answer.answer == "review" and answer.reason != "second_person":
            raise Refused(answer.sentence, answer.field, answer.reason)
    return answer


def set_local_scope(actor: Actor) -> None:
    """Tell the database, for this transaction only, whose communities the work is done under."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('wangdi.communities', %s, true),"
            " set_config('wangdi.actor', %s, true)",
            [gate.scope_setting(actor), str(actor.id or "")],
        )


class _Intake:
    """One batch on its way through: form, keys, place, permission, change."""

    def __init__(self, command: Command[Any], work: Work) -> None:
        self.command, self.work = command, work
        self.answers: dict[int, Answer] = {}
        self.kept: list[tuple[Incoming | Record[Any], Review, bool]] = []

    def take(
        self, incoming: Sequence[Incoming], *, kept: Mapping[UUID, Review] | None = None
    ) -> Answers:
        """One answer each; what is in `kept` is not tried."""
        fresh = self._unknown_keys(list(enumerate(incoming)))
        records = [record for _, record in fresh]
        placed, unknown = checking.locate(self.command, records)
        outcomes: dict[UUID, Outcome] = {**unknown}
        if kept is None:
            records = self._change(placed, outcomes)
        else:
            outcomes |= {record.key: kept[record.key] for record in records}
        self._settle(fresh, placed, outcomes)
        writing.subjects(
            {
                key: one.subject
                for key, one in outcomes.items()
                if isinstance(one, Applied) and one.subject is not key
            }
        )
        writing.known({key: one.subject for key, one in outcomes.items() if isinstance(one, Known)})
        writing.reviews(self.work, self.command, self.kept)
        writing.events(
            self.work, applying.own_events(self.command, records, outcomes) + self.work.events
        )
        writing.facts(self.work)
        return Answers([self.answers[at] for at in range(len(incoming))])

    def _change(
        self, placed: list[Record[Any]], outcomes: dict[UUID, Outcome]
    ) -> list[Record[Any]]:
        """Ask who may, who else must agree, and make the change; those for which it was tried."""
        records, refused = checking.permitted(self.work.actor, self.command, placed)
        records, waiting = keep_for_second_person(self.command, self.work, records)
        outcomes |= {**refused, **waiting}
        outcomes |= applying.apply(self.command, self.work, records)
        return records

    def _unknown_keys(self, incoming: list[tuple[int, Incoming]]) -> list[tuple[int, Record[Any]]]:
        """Enter the keys; what is left are records never seen, of a form that can be."""
        read = [(at, one, checking.read(self.command, one)) for at, one in incoming]
        digests: dict[UUID, bytes] = {}
        for _at, one, result in read:
            digests.setdefault(one.key, _digest(one, result))
        known = writing.claim(self.command.name, self.work.batch, digests)
        seen: dict[UUID, bytes] = dict(known)
        each_new = not known and len(digests) == len(read)
        fresh: list[tuple[int, Record[Any]]] = []
        for at, one, result in read:
            if not each_new:
                before = seen.setdefault(one.key, b"")
                if before:
                    self._known_key(at, one, same=before == _digest(one, result))
                    continue
                seen[one.key] = digests[one.key]
            if isinstance(result, Review):
                self._keep(at, one, result)
            else:
                fresh.append((at, result))
        return fresh

    def _known_key(self, at: int, one: Incoming, *, same: bool) -> None:
        if same:
            self.answers[at] = Answer(one.key, "duplicate", one.key)
        else:
            sentence = _("Other content arrived before under the same key; both are kept.")
            self._keep(at, one, Review("other_content", sentence), own=False)

    def _keep(self, at: int, one: Incoming | Record[Any], why: Review, *, own: bool = True) -> None:
        self.answers[at] = Answer(one.key, "review", None, why.reason, why.sentence, why.field)
        if why.reason != "second_person":
            self.kept.append((one, why, own))

    def _settle(
        self,
        fresh: list[tuple[int, Record[Any]]],
        placed: list[Record[Any]],
        outcomes: dict[UUID, Outcome],
    ) -> None:
        waiting: list[tuple[int, Record[Any], Review]] = []
        for at, record in fresh:
            outcome = outcomes[record.key]
            if isinstance(outcome, Applied):
                self.answers[at] = Answer(record.key, "applied", outcome.subject)
            elif isinstance(outcome, Known):
                self.answers[at] = Answer(record.key, "duplicate", outcome.subject)
            else:
                waiting.append((at, record, outcome))
        stamped = {record.key: record for record in placed} if waiting else {}
        for at, record, why in waiting:
            self._keep(at, stamped.get(record.key, record), why)


def _digest(one: Incoming, result: Record[Any] | Review) -> bytes:
    return result.digest if isinstance(result, Record) else checking.raw_digest(one.payload)
