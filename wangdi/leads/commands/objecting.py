"""A person says by a code alone that the lead about him is wrong."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator

from wangdi.access.permissions import PUBLIC
from wangdi.access.scopes import reach
from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import actions, section
from wangdi.leads.commands.locating import lock
from wangdi.leads.models import Lead, Objection


class ObjectionPayload(Payload):
    """`code`: as it was told or printed for the person; `contact`: how to answer, if he likes."""

    code: str = Field(min_length=1, max_length=30)
    text: str = Field(min_length=2, max_length=1000)
    contact: str = Field(default="", max_length=100)

    @field_validator("code")
    @classmethod
    def normal_code(cls, value: str) -> str:
        return value.strip().upper()


class RaiseObjection(Command[ObjectionPayload]):
    """For anybody who holds a code; there is one open objection for a lead at a time."""

    name = "leads.object"
    permission = PUBLIC
    event = "leads.objected"
    subject_kind = "lead"
    Payload = ObjectionPayload

    def locate(self, payloads: Sequence[ObjectionPayload]) -> list[Stamp | None]:
        known = {code: lead.stamp for code, lead in _by_code(payloads).items()}
        return [known.get(one.code) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[ObjectionPayload]]) -> list[Outcome]:
        found = _by_code([record.payload for record in records])
        leads = lock(lead.id for lead in found.values())
        _version, asked = section.in_force(work.now)
        span = timedelta(hours=asked.objection_hours)
        outcomes: list[Outcome] = []
        made: list[Objection] = []
        for record in records:
            known = found.get(record.payload.code)
            lead = leads.get(known.id) if known else None
            if lead is None or lead.objected_at is not None:
                sentence = _("Your objection is here already and waits for its answer.")
                outcomes.append(Review("objected", sentence))
                continue
            lead.objected_at = work.now
            made.append(_objection(work, record, lead, span))
            outcomes.append(Applied(lead.id))
        Objection.objects.bulk_create(made)
        Lead.objects.bulk_update(list(leads.values()), ["objected_at"])
        for one in made:
            _plan(one)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Objection.objects.standing().filter(id__in=keys)
        if rows.filter(decided_at__isnull=False).exists():
            raise Refused(_("This objection is decided."), reason="decided")
        leads = set(rows.values_list("lead_id", flat=True))
        rows.update(annulled_at=work.now)
        Lead.objects.filter(id__in=leads).update(objected_at=None)
        for kind in (actions.OBJECTION, actions.OBJECTION_ABOVE):
            duties.withdraw(kind, keys, reason)


def _by_code(payloads: Sequence[ObjectionPayload]) -> dict[str, Lead]:
    """The leads that stand under these codes; a repeat leads to the first."""
    rows = Lead.objects.standing().filter(code__in={one.code for one in payloads})
    return {one.code: one.same_as or one for one in rows.select_related("same_as")}


def _objection(
    work: Work, record: Record[ObjectionPayload], lead: Lead, span: timedelta
) -> Objection:
    return Objection(
        id=record.key,
        lead=lead,
        text=record.payload.text,
        contact=record.payload.contact or None,
        raised_at=work.now,
        due_at=work.now + span,
        against=lead.settled_by,
        **stamps(lead.stamp),
    )


def _plan(one: Objection) -> None:
    """Whose it is to decide: the community, or the desk where the community itself had settled."""
    above = one.against is not None and "community_secretary" in reach(one.against).roles
    kind = actions.OBJECTION_ABOVE if above or one.community_id is None else actions.OBJECTION
    actions.plan_objection(kind, one)


register(RaiseObjection())
