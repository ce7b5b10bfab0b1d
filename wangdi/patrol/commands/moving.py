"""What is done with a finding until it was looked at again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import holders
from wangdi.intake.commands import Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.patrol import section
from wangdi.patrol.actions import moving, planning
from wangdi.patrol.actions.moving import Walk
from wangdi.patrol.models import PatrolFinding
from wangdi.patrol.payloads import (
    AnswerPayload,
    AssignPayload,
    ClosePayload,
    FindingPayload,
    ReasonPayload,
)
from wangdi.patrol.rules import states

P = TypeVar("P", bound=FindingPayload)


class Act(Command[P]):
    """One act on findings that exist; placed by their stamps, undone by the step before."""

    subject_kind = "finding"
    act: ClassVar[str]
    settles: ClassVar[tuple[str, ...]] = ()

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = PatrolFinding.objects.filter(
            id__in={one.finding for one in payloads}, annulled_at=None
        )
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(one.finding) for one in payloads]

    def subject_of(self, payload: P) -> UUID | None:
        return payload.finding

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        walk = Walk(work, moving.hold(record.payload.finding for record in records))
        self.before(walk, records)
        outcomes: list[Outcome] = []
        for record in records:
            finding = walk.held.get(record.payload.finding)
            against = walk.refusal(finding, self.act)
            if against is not None or finding is None:
                outcomes.append(against or Review("unknown_parent", ""))
            else:
                outcomes.append(self.one(walk, record, finding))
        walk.save()
        planning.done(work, walk.made, self.settles)
        planning.plan(walk.moved, work.now, section.at(work.now))
        self.then(work, walk.moved)
        return outcomes

    def before(self, walk: Walk, records: Sequence[Record[P]]) -> None:
        """What is read once for the whole batch."""

    def one(self, walk: Walk, record: Record[P], finding: PatrolFinding) -> Outcome:
        raise NotImplementedError

    def then(self, work: Work, moved: list[PatrolFinding]) -> None:
        """What the whole batch brings beside its next duties."""

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        planning.again(work, moving.take_back(work, keys), keys)


class Assign(Act[AssignPayload]):
    """It is somebody's by name, with a deadline."""

    name, event, permission = "patrol.assign", "patrol.assigned", "patrol.assign"
    Payload, act, settles = AssignPayload, "assign", (planning.NAME,)

    def before(self, walk: Walk, records: Sequence[Record[AssignPayload]]) -> None:
        walk.able = holders.able({record.stamp for record in records})

    def one(self, walk: Walk, record: Record[AssignPayload], finding: PatrolFinding) -> Outcome:
        asked, now = record.payload, walk.work.now
        if asked.holder not in walk.able[record.stamp]:
            return Review("not_reached", _("This person does not work there."), "holder")
        if asked.due_at is not None and asked.due_at <= now:
            return Review("past", _("The deadline has passed already."), "due_at")
        answer = walk.step(record.key, finding, self.act, asked.note)
        finding.holder_id = asked.holder
        finding.due_at = asked.due_at or finding.due_at
        return answer

    def then(self, work: Work, moved: list[PatrolFinding]) -> None:
        planning.hold(moved)


class Answer(Act[AnswerPayload]):
    """What was done about it; somebody else looks at it again."""

    name, event, permission = "patrol.answer", "patrol.answered", "patrol.answer"
    Payload, act, settles = AnswerPayload, "answer", (planning.NAME, planning.MEND)

    def one(self, walk: Walk, record: Record[AnswerPayload], finding: PatrolFinding) -> Outcome:
        answer = walk.step(record.key, finding, self.act, record.payload.note)
        finding.answered_at, finding.answered_by = walk.work.now, walk.work.actor.id
        return answer


class Close(Act[ClosePayload]):
    """Looked at again: it is put right. Never by whoever answered."""

    name, event, permission = "patrol.close", "patrol.closed", "patrol.look"
    Payload, act, settles = ClosePayload, "close", (planning.LOOK,)

    def one(self, walk: Walk, record: Record[ClosePayload], finding: PatrolFinding) -> Outcome:
        if not states.may_close(finding.answered_by, walk.work.actor.id):
            said = _("Somebody else than who answered looks at it again.")
            return Review("own_answer", said)
        answer = walk.step(record.key, finding, self.act, record.payload.note)
        finding.closed_at = walk.work.now
        return answer


class SendBack(Act[ReasonPayload]):
    """Looked at again: it is not put right, or it is there once more."""

    name, event, permission = "patrol.send_back", "patrol.sent_back", "patrol.look"
    Payload, act, settles = ReasonPayload, "send_back", (planning.LOOK,)

    def one(self, walk: Walk, record: Record[ReasonPayload], finding: PatrolFinding) -> Outcome:
        now, rules = walk.work.now, section.at(walk.work.now)
        answer = walk.step(record.key, finding, self.act, record.payload.reason)
        finding.holder_id = finding.holder_id or finding.answered_by
        finding.due_at = now + timedelta(minutes=rules.minutes(finding.kind))
        finding.answered_at, finding.answered_by, finding.closed_at = None, None, None
        finding.returned += 1
        return answer


class Drop(Act[ReasonPayload]):
    """It was none, or is no matter of patrols; the reason stays."""

    name, event, permission = "patrol.drop", "patrol.dropped", "patrol.assign"
    Payload, act = ReasonPayload, "drop"

    def one(self, walk: Walk, record: Record[ReasonPayload], finding: PatrolFinding) -> Outcome:
        return walk.step(record.key, finding, self.act, record.payload.reason)

    def then(self, work: Work, moved: list[PatrolFinding]) -> None:
        planning.forget(moved, "dropped")


register(Assign(), Answer(), Close(), SendBack(), Drop())
