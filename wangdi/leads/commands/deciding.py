"""An objection is decided by somebody else than who settled the lead; the person reads why."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import actions, arriving, queries
from wangdi.leads.commands.locating import lock, stamps_of
from wangdi.leads.models import Disposition, Lead, Objection
from wangdi.leads.versions import FACT, take_back, tell
from wangdi.leads.words import Outcome as Result
from wangdi.leads.words import Proof
from wangdi.lib import ids


class DecisionPayload(Payload):
    """`told` is what the person reads: in plain words, without names and numbers."""

    objection: UUID
    decision: Literal["wrong", "recheck", "stands"]
    told: str = Field(min_length=5, max_length=500)


class DecideObjection(Command[DecisionPayload]):
    """The lead is wrong, is checked once more, or stands; the person reads why."""

    name = "leads.decide_objection"
    permission = "leads.decide_objection"
    event = "leads.objection_decided"
    subject_kind = "objection"
    Payload = DecisionPayload

    def locate(self, payloads: Sequence[DecisionPayload]) -> list[Stamp | None]:
        return stamps_of(Objection, [one.objection for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[DecisionPayload]]) -> list[Outcome]:
        wanted = {record.payload.objection for record in records}
        rows = Objection.objects.standing().filter(id__in=wanted).order_by("id")
        objections = {one.id: one for one in rows.select_for_update()}
        leads = lock(one.lead_id for one in objections.values())
        outcomes: list[Outcome] = []
        for record in records:
            known = objections.get(record.payload.objection)
            why = _why_not(work, known, record.payload, leads)
            if why is None and known is not None:
                _decide(work, known, record.payload, leads[known.lead_id])
            outcomes.append(why or Applied(record.payload.objection))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The person has read the decision. Settle the lead anew instead."))

    def subject_of(self, payload: DecisionPayload) -> UUID:
        return payload.objection

    def detail_of(self, payload: DecisionPayload) -> dict[str, Any]:
        return {"decision": payload.decision}


def _why_not(
    work: Work,
    objection: Objection | None,
    asked: DecisionPayload,
    leads: Mapping[UUID, Lead],
) -> Review | None:
    if objection is None or objection.decided_at is not None:
        return Review("decided", _("This objection is decided."), "objection")
    if objection.against is not None and objection.against == work.actor.id:
        sentence = _("You settled this lead yourself: somebody else decides the objection.")
        return Review("own", sentence)
    lead = leads[objection.lead_id]
    personal = (lead.name, lead.phone, lead.id_number)
    if any(one and one in asked.told for one in personal):
        sentence = _("Write the answer without the name and without numbers.")
        return Review("personal", sentence, "told")
    return None


def _decide(work: Work, objection: Objection, asked: DecisionPayload, lead: Lead) -> None:
    objection.decided_at, objection.decided_by = work.now, work.actor.id
    objection.upheld, objection.answer = asked.decision != "stands", asked.told
    objection.save()
    lead.objected_at = None
    lead.save(update_fields=["objected_at"])
    if asked.decision == "wrong":
        _lead_is_wrong(work, lead, asked.told)
    elif asked.decision == "recheck":
        standing = Disposition.objects.standing().filter(lead=lead)
        for one in standing.order_by("-version"):
            take_back(work, one, asked.told)
    done = [duties.Settled(objection.id, "", work.now, work.actor.id, objection.id)]
    for kind in (actions.OBJECTION, actions.OBJECTION_ABOVE):
        duties.settle(kind, done)


def _lead_is_wrong(work: Work, lead: Lead, answer: str) -> None:
    """The next version says so; an arrival that was recorded with the lead is taken back."""
    before = queries.dispositions([lead.id]).get(lead.id)
    version = Disposition.objects.filter(lead=lead).count() + 1
    one = Disposition.objects.create(
        id=ids.uuid7(),
        lead=lead,
        version=version,
        outcome=Result.FALSE,
        proofs=[Proof.STATEMENT],
        proof_text=answer,
        reason=answer,
        at=work.now,
        by=work.actor.id,
        **stamps(lead.stamp),
    )
    if before is not None and before.arrival:
        arriving.undo(work, before.arrival, answer)
    lead.stale = lead.answered_at is not None
    lead.outcome, lead.settled_at, lead.settled_by = one.outcome, one.at, one.by
    lead.save(update_fields=["stale", "outcome", "settled_at", "settled_by"])
    duties.settle(actions.CHECK, [duties.Settled(lead.id, None, one.at, one.by, one.id)])
    actions.keep_assigning([lead.batch_id], answer)
    tell(work, FACT, lead, one)


register(DecideObjection())
