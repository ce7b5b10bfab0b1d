"""A lead that belongs elsewhere is offered there; until it is accepted it stays where it is."""

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
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.leads import actions, queries, rules
from wangdi.leads.commands.locating import OfLead, gone, held, stamps_of
from wangdi.leads.models import Lead, Misdirection
from wangdi.territory.queries import stamps_of_communities

OFFER = "leads.take_over"
ACCEPTED = "leads.taken_over"


class HandOverPayload(OfLead):
    """To a community of this office, or to another subdistrict by name."""

    community: int | None = None
    outside: str = Field(default="", max_length=100)
    reason: str = Field(min_length=2, max_length=500)

    @model_validator(mode="after")
    def check_one(self) -> Self:
        if (self.community is None) == (not self.outside):
            raise ValueError(_("Choose a community, or write the other subdistrict."))
        return self


class HandOverLead(Command[HandOverPayload]):
    """Offer leads to whom they belong. Until it is accepted, the lead stays where it is."""

    name = "leads.hand_over"
    permission = "leads.hand_over"
    event = "leads.handed_over"
    subject_kind = "lead"
    Payload = HandOverPayload

    def locate(self, payloads: Sequence[HandOverPayload]) -> list[Stamp | None]:
        return stamps_of(Lead, [one.lead for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[HandOverPayload]]) -> list[Outcome]:
        leads = held(records)
        offered = queries.offered(leads)
        known = stamps_of_communities(
            one.payload.community for one in records if one.payload.community
        )
        outcomes: list[Outcome] = []
        made: list[Misdirection] = []
        for record in records:
            asked = record.payload
            to = known.get(asked.community) if asked.community else NOWHERE
            why = _why_not(leads.get(asked.lead), to, offered)
            outcomes.append(why or Applied(asked.lead))
            if why is None and to is not None:
                offered.add(asked.lead)
                made.append(_offer(work, record, leads[asked.lead], to))
        Misdirection.objects.bulk_create(made)
        plan_offers(made, leads)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        offers = Misdirection.objects.filter(id__in=keys)
        if offers.filter(answered_at__isnull=False).exists():
            raise Refused(_("The offer is answered already; hand the lead back instead."))
        offers.update(annulled_at=work.now)
        duties.withdraw(actions.OFFER, keys, reason)

    def subject_of(self, payload: HandOverPayload) -> UUID:
        return payload.lead


def _why_not(lead: Lead | None, to: Stamp | None, offered: set[UUID]) -> Review | None:
    if lead is None:
        return gone()
    if to is None or (to.community is not None and to.community == lead.community_id):
        return Review("unknown_parent", _("Choose another community than the lead's own."))
    if not lead.is_open():
        return Review("settled", _("This lead is settled; correct what was said instead."))
    if lead.id in offered:
        return Review("offered", _("This lead is offered to another place already."))
    if lead.objected_at is not None:
        return Review("objected", str(rules.OBJECTION_OPEN))
    return None


def _offer(work: Work, record: Record[HandOverPayload], lead: Lead, to: Stamp) -> Misdirection:
    return Misdirection(
        id=record.key,
        lead=lead,
        outside=record.payload.outside,
        reason=record.payload.reason,
        at=work.now,
        by=work.actor.id,
        former_community=lead.community_id,
        former_grid=lead.grid_id,
        former_building=lead.building_id,
        **stamps(to),
    )


def plan_offers(made: Sequence[Misdirection], leads: dict[UUID, Lead]) -> None:
    """Whoever is to answer has a duty until the lead's own deadline."""
    names = actions.names_of({one.stamp for one in made})
    drafts = []
    for one in made:
        due = max(one.at, leads[one.lead_id].due_at)
        label = one.outside or names[one.stamp]
        drafts.append(
            duties.Draft(
                actions.OFFER if one.community_id else actions.OUTSIDE,
                *("misdirection", one.id, "", one.at, due, due + rules.GRACE),
                label=label,
                stamp=one.stamp,
            )
        )
    duties.plan(drafts)


register(HandOverLead())
