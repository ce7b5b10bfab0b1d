"""The versions of what came of a lead: the latest taken back, and the rooms above told."""

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake.commands import Refused, Work
from wangdi.leads import actions, arriving
from wangdi.leads.models import Disposition, Lead

FACT, UNDONE = "leads.settled", "leads.settling_annulled"


def take_back(work: Work, one: Disposition, reason: str) -> None:
    """Annul the latest version of a lead: what stood before stands again."""
    lead = Lead.objects.select_for_update().get(id=one.lead_id)
    standing = Disposition.objects.standing().filter(lead=lead).order_by("version")
    *earlier, latest = standing
    if latest.id != one.id:
        raise Refused(_("A later version stands; take that one back first."))
    one.annulled_at = work.now
    one.save(update_fields=["annulled_at"])
    before = earlier[-1] if earlier else None
    lead.outcome = before.outcome if before else ""
    lead.settled_at = before.at if before else None
    lead.settled_by = before.by if before else None
    lead.stale = lead.answered_at is not None
    lead.save(update_fields=["outcome", "settled_at", "settled_by", "stale"])
    if one.arrival and (before is None or before.arrival != one.arrival):
        arriving.undo(work, one.arrival, reason)
    duties.reopen(actions.CHECK, [lead.id], evidence=[one.id])
    actions.keep_assigning([lead.batch_id], reason)
    tell(work, UNDONE, lead, one)


def tell(work: Work, kind: str, lead: Lead, one: Disposition) -> None:
    """The fact for the rooms above: ids and codes, never names."""
    work.fact(
        kind,
        about="lead",
        subject=lead.id,
        stamp=lead.stamp,
        outcome=one.outcome,
        kind_of_lead=lead.kind,
        person=str(lead.person_id) if lead.person_id else None,
        household=str(lead.household_id) if lead.household_id else None,
        arrival=str(one.arrival) if one.arrival else None,
    )
