"""What a check found: told by whoever made it, or answered by the household itself."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Generic, Literal, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.checks import actions
from wangdi.checks.models import Check, CheckTry
from wangdi.checks.rules import states
from wangdi.checks.words import Kind
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp

EARLY = timedelta(minutes=5)


class OfCheck(Payload):
    check: UUID


class RecordPayload(OfCheck):
    found: Literal["met", "not_met", "no_answer"]
    note: str = Field(default="", max_length=500)


class AnswerPayload(OfCheck):
    """At the address or not, and how exactly that was known. Never where it was."""

    found: Literal["met", "not_met", "unclear"]
    within_m: int = Field(ge=1, le=100_000)


P = TypeVar("P", RecordPayload, AnswerPayload)


class OnCheck(Command[P], Generic[P]):
    """A try of a check: it is written, the state follows, duties are settled and planned."""

    subject_kind = "check"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = Check.objects.filter(id__in={one.check for one in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {key: Stamp(*stamp) for key, *stamp in rows.values_list(*columns)}
        return [known.get(one.check) for one in payloads]

    def subject_of(self, payload: P) -> UUID:
        return payload.check

    def why_not(self, work: Work, check: Check, asked: P) -> Review | None:
        raise NotImplementedError

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        held = actions.hold(record.payload.check for record in records)
        outcomes: list[Outcome] = []
        tried: list[actions.Tried] = []
        for record in records:
            check = held[record.payload.check]
            why = self.why_not(work, check, record.payload) or _closed(check, record.payload.found)
            outcomes.append(why or Applied(check.id))
            if why is None:
                check.state = states.TRANSITIONS[check.state, record.payload.found]
                tried.append((check, _try(work, record, check)))
        CheckTry.objects.bulk_create(one for _check, one in tried)
        actions.save({check.id: check for check, _one in tried}.values())
        actions.settle(work, tried)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        undo(work, keys, reason)


class RecordCheck(OnCheck[RecordPayload]):
    """At home, not at home, or nobody answered; a silence is tried once more."""

    name = "checks.record"
    permission = "checks.record"
    event = "checks.recorded"
    Payload = RecordPayload

    def why_not(self, work: Work, check: Check, asked: RecordPayload) -> Review | None:
        if check.kind == Kind.LOCATION:
            return Review("own_answer", _("A location is answered by the household itself."))
        if work.now < check.opens_at - EARLY:
            return Review("too_early", _("This check is not due yet."))
        return None


class AnswerLocation(OnCheck[AnswerPayload]):
    """The household's own answer: worked out before it comes here, so that no position does."""

    name = "checks.answer"
    permission = "checks.answer"
    event = "checks.answered"
    Payload = AnswerPayload

    def households_of(self, payloads: Sequence[AnswerPayload]) -> list[UUID | None]:
        rows = Check.objects.filter(id__in={one.check for one in payloads}, kind=Kind.LOCATION)
        known: Mapping[UUID, UUID] = dict(rows.values_list("id", "household_id"))
        return [known.get(one.check) for one in payloads]

    def why_not(self, work: Work, check: Check, asked: AnswerPayload) -> Review | None:
        if check.kind != Kind.LOCATION:
            return Review("own_answer", _("Nobody has asked for a location."))
        if work.now > check.missed_at:
            return Review("closed", _("The time to answer is over. You will be asked again."))
        return None


def _closed(check: Check, found: str) -> Review | None:
    if states.after(check.state, found) is None:
        return Review("closed", _("This check was answered already."))
    return None


def _try(work: Work, record: Record[P], check: Check) -> CheckTry:
    asked = record.payload
    return CheckTry(
        id=record.key,
        check_of=check,
        found=asked.found,
        note=getattr(asked, "note", "") or None,
        within_m=getattr(asked, "within_m", None),
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label if work.actor.id else "",
        **stamps(check),
    )


def undo(work: Work, keys: Sequence[UUID], reason: str) -> None:
    """Take back tries recorded in error; the state is what the others found."""
    tries = CheckTry.objects.filter(id__in=keys, annulled_at=None)
    held = actions.hold(tries.values_list("check_of", flat=True))
    if any(one.state in (states.CONTACTED, states.WITHDRAWN) for one in held.values()):
        raise Refused(_("Somebody has called already; undo that first."))
    CheckTry.objects.filter(id__in=keys).update(annulled_at=work.now)
    standing: dict[UUID, list[str]] = {one: [] for one in held}
    left = CheckTry.objects.filter(check_of__in=held, annulled_at=None).order_by("at", "id")
    for of, found in left.values_list("check_of", "found"):
        standing[of].append(found)
    for key, check in held.items():
        check.state = states.replay(standing[key])
    actions.save(held.values())
    actions.unsettle(list(held), list(keys), reason)
