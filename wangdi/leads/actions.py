"""What happens to many leads at once: their duties, their stamps. In the caller's transaction."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.duties.models import Duty
from wangdi.duties.windows import Window
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.leads import rules, section
from wangdi.leads.models import Lead, LeadBatch, Objection
from wangdi.people.models import Dwelling
from wangdi.territory.models import Grid, Place

CHECK, ASSIGN, SORT, OBJECTION = "leads.check", "leads.assign", "leads.sort", "leads.objection"
OFFER, OUTSIDE = "leads.offer", "leads.outside"
OBJECTION_ABOVE = "leads.objection_above"


def plan_checks(leads: Sequence[Lead]) -> int:
    """One duty for each open lead that a grid has, in its walking order; those it has stay.

    The slot is the door or the grid, as a duty keeps the place that it was planned for.
    """
    wanted = [one for one in leads if one.is_open() and one.grid_id]
    doors = Dwelling.objects.in_bulk({one.dwelling_id for one in wanted if one.dwelling_id})
    places = names_of({one.stamp for one in wanted if not one.dwelling_id})
    drafts = []
    for lead in wanted:
        door = doors.get(lead.dwelling_id) if lead.dwelling_id else None
        hours = rules.window(lead.received_at, lead.due_at)
        drafts.append(
            duties.Draft(
                CHECK,
                "lead",
                lead.id,
                str(lead.dwelling_id or lead.grid_id),
                *(hours.opens_at, hours.due_at, hours.missed_at),
                label=door.address if door else places[lead.stamp],
                stamp=lead.stamp,
                household=lead.household_id,
                sort_key=door.sort_key if door else "",
            )
        )
    return duties.plan(drafts)


def names_of(stamps: Collection[Stamp]) -> dict[Stamp, str]:
    """The narrowest place of each stamp by name. Two queries."""
    wanted = {number for stamp in stamps for number in (stamp.building, stamp.community) if number}
    places = dict(Place.objects.filter(id__in=wanted).values_list("id", "name"))
    grids = {stamp.grid for stamp in stamps if stamp.grid}
    beats = dict(Grid.objects.filter(id__in=grids).values_list("id", "name"))
    return {
        stamp: " ".join(
            name
            for name in (
                places.get(stamp.community or 0, ""),
                places.get(stamp.building or 0, "") or beats.get(stamp.grid or 0, ""),
            )
            if name
        )
        for stamp in stamps
    }


def keep_assigning(batches: Iterable[UUID], reason: str) -> None:
    """For each letter and community: one duty while leads wait for a grid, none after that."""
    known = LeadBatch.objects.in_bulk(list(set(batches)))
    if not known:
        return
    waiting = Lead.objects.open().filter(batch__in=known, grid_id=None).order_by()
    still = set(waiting.values_list("batch", "community_id").distinct())
    subjects = {_queue(batch, community) for batch, community in still}
    for kind in (ASSIGN, SORT):
        planned = Duty.objects.unsettled().filter(kind=kind, slot__in=map(str, known))
        duties.withdraw(kind, set(planned.values_list("subject", flat=True)) - subjects, reason)
    _version, asked = section.in_force(max(one.received_at for one in known.values()))
    span = timedelta(hours=asked.place_hours)
    duties.plan(_assigning(known[batch], community, span) for batch, community in still)


def _queue(batch: UUID, community: int | None) -> UUID:
    """What waits of one letter in one community, as the subject of one duty."""
    return uuid5(batch, str(community or ""))


def _assigning(batch: LeadBatch, community: int | None, span: timedelta) -> duties.Draft:
    hours = _hours(batch, span)
    return duties.Draft(
        ASSIGN if community else SORT,
        "lead_batch",
        _queue(batch.id, community),
        str(batch.id),
        *(hours.opens_at, hours.due_at, hours.missed_at),
        label=str(batch)[:200],
        stamp=Stamp(community) if community else NOWHERE,
    )


def _hours(batch: LeadBatch, span: timedelta) -> Window:
    due = min(batch.received_at + span, batch.due_at)
    return Window(batch.received_at, due, max(due, batch.due_at))


def plan_objection(kind: str, one: Objection) -> None:
    """The clock of an objection: a role has to decide it by then."""
    hours = (one.raised_at, one.due_at, one.due_at + rules.GRACE)
    label = names_of({one.stamp})[one.stamp] or str(_("Whole office"))
    duties.plan([duties.Draft(kind, "objection", one.id, "", *hours, label=label, stamp=one.stamp)])
