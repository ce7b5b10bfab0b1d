"""A lead that was offered: taken over, or given back with the reason."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import actions
from wangdi.leads.commands.locating import lock, stamps_of
from wangdi.leads.commands.placing import place
from wangdi.leads.models import Disposition, Lead, Misdirection
from wangdi.leads.versions import FACT, tell
from wangdi.leads.words import Grade
from wangdi.leads.words import Outcome as Result

OFFER = "leads.take_over"
ACCEPTED = "leads.taken_over"


class AnswerOfferPayload(Payload):
    offer: UUID
    accepted: bool
    remark: str = Field(default="", max_length=500)

    @model_validator(mode="after")
    def check_reason(self) -> Self:
        if not self.accepted and len(self.remark) < 2:
            raise ValueError(_("Say why the lead is not yours."))
        return self


class TakeOver(Command[AnswerOfferPayload]):
    """Accept leads that were offered, or give them back with the reason."""

    name = OFFER
    permission = OFFER
    event = ACCEPTED
    subject_kind = "misdirection"
    Payload = AnswerOfferPayload

    def locate(self, payloads: Sequence[AnswerOfferPayload]) -> list[Stamp | None]:
        return stamps_of(Misdirection, [one.offer for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[AnswerOfferPayload]]) -> list[Outcome]:
        wanted = Misdirection.objects.standing().filter(
            id__in={one.payload.offer for one in records}
        )
        offers = {one.id: one for one in wanted.order_by("id").select_for_update()}
        leads = lock(one.lead_id for one in offers.values())
        outcomes: list[Outcome] = []
        answered: list[Misdirection] = []
        for record in records:
            offer = offers.get(record.payload.offer)
            if offer is None or offer.answered_at or not leads[offer.lead_id].is_open():
                sentence = _("This offer was answered or taken back meanwhile.")
                outcomes.append(Review("answered", sentence, "offer"))
                continue
            _answer(work, offer, record.payload)
            answered.append(offer)
            outcomes.append(Applied(offer.id))
        _follow(work, answered, leads)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was accepted is handed over again; both stay on record."))

    def subject_of(self, payload: AnswerOfferPayload) -> UUID:
        return payload.offer


def _answer(work: Work, offer: Misdirection, asked: AnswerOfferPayload) -> None:
    offer.answered_at, offer.answered_by = work.now, work.actor.id
    offer.accepted, offer.answer = asked.accepted, asked.remark


def _follow(work: Work, answered: Sequence[Misdirection], leads: dict[UUID, Lead]) -> None:
    """What was accepted goes where it belongs; what goes out of the office is settled so."""
    fields = ("answered_at", "answered_by", "accepted", "answer")
    Misdirection.objects.bulk_update(answered, fields)
    for kind in (actions.OFFER, actions.OUTSIDE):
        done = [duties.Settled(one.id, "", work.now, work.actor.id, one.id) for one in answered]
        duties.settle(kind, done)
    moved = []
    for one in answered:
        lead = leads[one.lead_id]
        if one.accepted and one.community_id:
            lead.community_id, lead.grid_id, lead.building_id = one.stamp
            lead.dwelling_id = lead.household_id = lead.person_id = None
            lead.grade = Grade.HAND
            moved.append(lead)
        elif one.accepted:
            _pass_on(work, lead, one)
    place(moved, str(_("Handed over")))


def _pass_on(work: Work, lead: Lead, offer: Misdirection) -> None:
    version = Disposition.objects.filter(lead=lead).count() + 1
    done = Disposition.objects.create(
        id=offer.id,
        lead=lead,
        version=version,
        outcome=Result.PASSED_ON,
        place=offer.outside,
        note=offer.answer or None,
        reason=offer.reason,
        at=work.now,
        by=work.actor.id,
        **stamps(lead.stamp),
    )
    lead.outcome, lead.settled_at, lead.settled_by = done.outcome, done.at, done.by
    lead.save(update_fields=["outcome", "settled_at", "settled_by"])
    duties.settle(actions.CHECK, [duties.Settled(lead.id, None, done.at, done.by, done.id)])
    actions.keep_assigning([lead.batch_id], str(_("Handed over")))
    tell(work, FACT, lead, done)


register(TakeOver())
