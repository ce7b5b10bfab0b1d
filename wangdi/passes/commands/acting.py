"""What is done to a pass: blocked, void, revoked, renewed, replaced; each with a reason."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.passes import actions, section
from wangdi.passes.commands.finding import hold, stamps_of
from wangdi.passes.models import Pass
from wangdi.passes.payloads import ActPayload, RenewPayload
from wangdi.passes.rules import acting, issuing
from wangdi.passes.words import What

A = TypeVar("A", bound=ActPayload)
FACT = "passes.changed"


class OnPass(Command[A], Generic[A]):
    """One act of a closed list; what stood before is kept, so that it can be taken back."""

    permission = "passes.act"
    subject_kind = "pass"
    what: ClassVar[What]

    def locate(self, payloads: Sequence[A]) -> list[Stamp | None]:
        return stamps_of([one.of for one in payloads])

    def subject_of(self, payload: A) -> UUID:
        return payload.of

    def wrong(self, work: Work, one: Pass, asked: A) -> str:
        """A code of `issuing.SENTENCES` that stands against it; by default nothing more."""
        return ""

    def change(self, work: Work, one: Pass, asked: A) -> None:
        """What else changes beside the state."""

    def apply(self, work: Work, records: Sequence[Record[A]]) -> list[Outcome]:
        held = hold(record.payload.of for record in records)
        outcomes: list[Outcome] = []
        done: list[tuple[Record[A], actions.Done]] = []
        seen: set[UUID] = set()
        for record in records:
            one, asked = held[record.payload.of], record.payload
            why = self._why_not(work, one, asked)
            if why is None and one.id in seen:
                why = Review("twice", str(acting.SENTENCES["not_last"]))
            outcomes.append(why or Applied(one.id))
            if why is None:
                seen.add(one.id)
                done.append((record, (one, self.what, asked.why, asked.note)))
        actions.act(work, [each for _, each in done], [record.key for record, _ in done])
        for record, (one, _what, _why, _note) in done:
            one.state = acting.after(one.state, self.what) or one.state
            self.change(work, one, record.payload)
            work.fact(FACT, about="pass", subject=one.id, stamp=one.stamp, place=one.place_id)
        Pass.objects.bulk_update([each[0] for _, each in done], list(actions.KEPT))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for one in actions.undo(work, keys):
            work.fact(FACT, about="pass", subject=one.id, stamp=one.stamp, place=one.place_id)

    def detail_of(self, payload: A) -> dict[str, object]:
        return {"why": payload.why}

    def _why_not(self, work: Work, one: Pass, asked: A) -> Review | None:
        code = acting.why_not(one.state, self.what, asked.why, asked.note)
        if code:
            field = code if code in ("why", "note") else ""
            return Review(code, str(acting.SENTENCES[code]), field)
        code = self.wrong(work, one, asked)
        return Review(code, str(issuing.SENTENCES[code]), issuing.field_of(code)) if code else None


class BlockPass(OnPass[ActPayload]):
    name, event, what, Payload = "passes.block", "passes.blocked", What.BLOCKED, ActPayload


class VoidPass(OnPass[ActPayload]):
    name, event, what, Payload = "passes.make_void", "passes.made_void", What.VOID, ActPayload


class RevokePass(OnPass[ActPayload]):
    name, event, what, Payload = "passes.revoke", "passes.revoked", What.REVOKED, ActPayload


class ReplacePass(OnPass[ActPayload]):
    """Every copy signed so far is no longer taken; what is printed or shown from now on is."""

    name, event, what, Payload = "passes.replace", "passes.replaced", What.REPLACED, ActPayload

    def change(self, work: Work, one: Pass, asked: ActPayload) -> None:
        one.tokens_from = work.now


class RenewPass(OnPass[RenewPayload]):
    """A later end, or an earlier one, within what the class allows."""

    name, event, what, Payload = "passes.renew", "passes.renewed", What.RENEWED, RenewPayload

    def wrong(self, work: Work, one: Pass, asked: RenewPayload) -> str:
        klass = section.in_force(work.now).find(one.klass)
        if klass is None:
            return "no_such_class"
        if asked.valid_until <= max(work.now, one.valid_from):
            return "ends_before"
        longest = timedelta(days=klass.most_days, hours=24)
        return "too_long" if asked.valid_until - work.now > longest else ""

    def change(self, work: Work, one: Pass, asked: RenewPayload) -> None:
        one.valid_until = asked.valid_until
