"""Give a lead to a door, a grid or a community by hand, where ledger and address did not say."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import model_validator

from wangdi.duties import actions as duties
from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import actions, queries, rules
from wangdi.leads.commands.locating import OfLead, follow, gone, held, stamps_of
from wangdi.leads.models import Lead
from wangdi.leads.words import Grade
from wangdi.people.models import Dwelling
from wangdi.territory.models import Grid
from wangdi.territory.queries import stamps_of_communities


class PlacePayload(OfLead):
    """One of the three, the narrowest that is known."""

    door: UUID | None = None
    grid: int | None = None
    community: int | None = None

    @model_validator(mode="after")
    def check_one(self) -> Self:
        if (self.door is None) + (self.grid is None) + (self.community is None) != 2:
            raise ValueError(_("Choose a door, a grid or a community."))
        return self


class PlaceLead(Command[PlacePayload]):
    """Assign leads within one's own places; to others they are handed over."""

    name = "leads.place"
    permission = "leads.place"
    event = "leads.placed"
    subject_kind = "lead"
    Payload = PlacePayload

    def locate(self, payloads: Sequence[PlacePayload]) -> list[Stamp | None]:
        return stamps_of(Lead, [one.lead for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[PlacePayload]]) -> list[Outcome]:
        leads, targets = held(records), _targets([one.payload for one in records])
        offered = queries.offered(leads)
        wanted = [targets.get(_target(one.payload), None) for one in records]
        known = [stamp for stamp in wanted if stamp is not None]
        allowed = dict(zip(known, gate.allow(work.actor, self.permission, known), strict=True))
        outcomes: list[Outcome] = []
        moved: list[Lead] = []
        for record, stamp in zip(records, wanted, strict=True):
            lead = leads.get(record.payload.lead)
            why = _why_not(lead, stamp, offered, allowed)
            outcomes.append(why or Applied(record.payload.lead))
            if why is None and lead is not None and stamp is not None:
                moved.append(_moved(lead, stamp, record.payload.door))
        place(moved, str(_("Assigned")))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        """Back to the queue of its letter; where it stood before was no place or a wrong one."""
        placed = Key.objects.filter(key__in=keys).values("subject")
        leads = list(Lead.objects.standing().filter(id__in=placed).select_related("batch"))
        if any(lead.settled_at or lead.attempts for lead in leads):
            raise Refused(_("Somebody has worked on this lead; assign it to another place."))
        for lead in leads:
            lead.community_id, lead.grid_id, lead.building_id = lead.batch.stamp
            lead.dwelling, lead.household, lead.grade = None, None, Grade.NOTHING
        place(leads, reason)

    def subject_of(self, payload: PlacePayload) -> UUID:
        return payload.lead


def place(leads: Sequence[Lead], reason: str) -> None:
    """Write the new places, and give the leads' duties to whoever works there."""
    fields = ("community_id", "grid_id", "building_id", "dwelling", "household", "person", "grade")
    Lead.objects.bulk_update(leads, fields, batch_size=500)
    follow(one.id for one in leads)
    duties.withdraw(actions.CHECK, [one.id for one in leads], reason)
    actions.plan_checks(leads)
    actions.keep_assigning({one.batch_id for one in leads}, reason)


def _target(asked: PlacePayload) -> tuple[str, object]:
    if asked.door:
        return "door", asked.door
    return ("grid", asked.grid) if asked.grid else ("community", asked.community)


def _targets(asked: Sequence[PlacePayload]) -> dict[tuple[str, object], Stamp]:
    """The stamp of everything that is named and there. Three queries."""
    doors = Dwelling.objects.filter(id__in={one.door for one in asked if one.door})
    grids = Grid.objects.filter(id__in={one.grid for one in asked if one.grid}, valid_to=None)
    named = stamps_of_communities(one.community for one in asked if one.community)
    return {
        **{("door", door.id): door.stamp for door in doors},
        **{("grid", grid.id): grid.stamp for grid in grids},
        **{("community", place): stamp for place, stamp in named.items()},
    }


def _why_not(
    lead: Lead | None, stamp: Stamp | None, offered: set[UUID], allowed: dict[Stamp, bool]
) -> Review | None:
    if lead is None:
        return gone()
    if stamp is None:
        return Review("unknown_parent", _("This place is not known here."))
    if not allowed[stamp]:
        sentence = _("This place is not one of yours: hand the lead over instead.")
        return Review("not_yours", sentence)
    if not lead.is_open():
        return Review("settled", _("This lead is settled; correct what was said instead."))
    if lead.id in offered:
        return Review("offered", str(rules.OFFERED))
    if lead.objected_at is not None:
        return Review("objected", str(rules.OBJECTION_OPEN))
    return None


def _moved(lead: Lead, stamp: Stamp, door: UUID | None) -> Lead:
    lead.community_id, lead.grid_id, lead.building_id = stamp
    if lead.dwelling_id != door:
        lead.dwelling_id, lead.household_id, lead.person_id = door, None, None
    lead.grade = Grade.HAND
    return lead


register(PlaceLead())
