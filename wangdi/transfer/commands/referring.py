"""To the health side, and what it answers."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Outcome, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.transfer.actions import planning
from wangdi.transfer.actions.moving import Walk
from wangdi.transfer.commands.steps import Step, take_from_doctor
from wangdi.transfer.models import Handover, Movement
from wangdi.transfer.payloads import AnswerPayload, ReferPayload


class Refer(Step[ReferPayload]):
    """Somebody falls ill on the way: to the health side, a doctor is asked at once."""

    name, event, permission = "transfer.refer", "transfer.referred", "transfer.refer"
    Payload, act = ReferPayload, "refer"

    def one(self, walk: Walk, record: Record[ReferPayload], handover: Handover) -> Outcome:
        return walk.step(record, handover, self.act, record.payload.reason)

    def then(self, walk: Walk) -> None:
        planning.call_doctor(walk.work, walk.moved(self.act))

    def undone(self, work: Work, steps: Sequence[Movement]) -> None:
        take_from_doctor(work, [one.handover for one in steps])


class AnswerReferral(Step[AnswerPayload]):
    """The health side keeps him, or he is cleared and goes on from the entry point."""

    name, event = "transfer.answer_referral", "transfer.referral_answered"
    permission = "transfer.answer"
    Payload, act = AnswerPayload, "clear"

    def one(self, walk: Walk, record: Record[AnswerPayload], handover: Handover) -> Outcome:
        walk.context.append(handover)
        if not record.payload.cleared:
            return Applied(handover.id)
        handover.trip = handover.seat = handover.point_slip = None
        handover.own_plate = ""
        return walk.step(record, handover, self.act, record.payload.note)

    def context(self, records: Sequence[Record[AnswerPayload]]) -> list[Handover]:
        return []

    def then(self, walk: Walk) -> None:
        planning.answered(walk.work, walk.context)
        planning.receive(walk.work, walk.moved(self.act))

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The health side has answered; refer the person anew."))


register(Refer(), AnswerReferral())
