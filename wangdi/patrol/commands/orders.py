"""Orders for venues: made by the desk, agreed to by a leader where they restrict, and lifted."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.documents import actions as documents
from wangdi.duties import actions as duties
from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.patrol import papers, section
from wangdi.patrol.actions import standing, venues
from wangdi.patrol.models import Venue, VenueOrder
from wangdi.patrol.payloads import LiftPayload, OrderPayload
from wangdi.patrol.rules import orders
from wangdi.territory.models import Place
from wangdi.territory.queries import communities_in, representative_stamps


class MakeOrder(Command[OrderPayload]):
    """Close, keep open, no banquets, no live poultry: for kinds of venues in a place."""

    name, event, permission = "patrol.order", "patrol.ordered", "patrol.order"
    second_person = "patrol.approve_order"
    subject_kind = "venue_order"
    Payload = OrderPayload

    def locate(self, payloads: Sequence[OrderPayload]) -> list[Stamp | None]:
        known = representative_stamps(one.place for one in payloads)
        return [known.get(one.place) for one in payloads]

    def needs_second_person(self, payload: OrderPayload) -> bool:
        """What restricts is prepared by one and agreed to by another; to stay open needs one."""
        return payload.measure in orders.RESTRICTING

    def apply(self, work: Work, records: Sequence[Record[OrderPayload]]) -> list[Outcome]:
        reach = _reach(work, [one.payload.place for one in records])
        made = [
            VenueOrder(
                id=record.key,
                place_id=record.payload.place,
                made_at=work.now,
                by=work.actor.id,
                by_label=work.actor.label,
                **record.payload.model_dump(exclude={"place"}),
                **stamps(record.stamp),
            )
            for record in records
            if reach[record.payload.place]
        ]
        places = Place.objects.in_bulk([one.place_id for one in made])
        for one in made:
            one.place = places[one.place_id]
        drafts = [
            documents.Draft(papers.ORDER, "venue_order", one.id, one.stamp, None, papers.order(one))
            for one in made
        ]
        issued = documents.issue(drafts, by=work.actor, at=work.now)
        for one, paper in zip(made, issued, strict=True):
            one.document = paper.id
        VenueOrder.objects.bulk_create(made)
        _plan(work)
        known = {one.id for one in made}
        beyond = Review("not_allowed", _("The order goes beyond the places you work for."), "place")
        return [Applied(one.key) if one.key in known else beyond for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        VenueOrder.objects.filter(id__in=keys).update(annulled_at=work.now)
        documents.withdraw(kind=papers.ORDER, subjects=keys, at=work.now)
        _again(work)


class LiftOrder(Command[LiftPayload]):
    """The order binds no longer, before its end; venues closed by it are to be seen open again."""

    name, event, permission = "patrol.lift_order", "patrol.order_lifted", "patrol.order"
    subject_kind = "venue_order"
    Payload = LiftPayload

    def locate(self, payloads: Sequence[LiftPayload]) -> list[Stamp | None]:
        rows = VenueOrder.objects.filter(id__in={one.order for one in payloads})
        known = {one.id: one.stamp for one in rows}
        return [known.get(one.order) for one in payloads]

    def subject_of(self, payload: LiftPayload) -> UUID | None:
        return payload.order

    def apply(self, work: Work, records: Sequence[Record[LiftPayload]]) -> list[Outcome]:
        asked = {record.payload.order: record.payload.reason for record in records}
        rows = VenueOrder.objects.standing().select_for_update().in_bulk(list(asked))
        open_now = {
            key: one
            for key, one in rows.items()
            if one.state_at(work.now) in (orders.COMING, orders.IN_FORCE)
        }
        for key, one in open_now.items():
            one.lifted_at, one.lift_reason = work.now, asked[key]
        VenueOrder.objects.bulk_update(open_now.values(), ["lifted_at", "lift_reason"])
        documents.withdraw(kind=papers.ORDER, subjects=open_now, at=work.now)
        _again(work)
        over = Review("over", _("This order binds nobody any more."))
        return [
            Applied(key) if (key := record.payload.order) in open_now else over
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Make the order once more; it gets a new number."))


def _reach(work: Work, places: Sequence[int]) -> dict[int, bool]:
    """Whether all communities in each place are whoever orders' to order for. One query."""
    inside = communities_in(places)
    found: dict[int, bool] = {}
    for place in places:
        wanted = [Stamp(community) for community in sorted(inside.get(place, ()))]
        found[place] = all(gate.allow(work.actor, MakeOrder.permission, wanted))
    return found


def _plan(work: Work) -> None:
    """What the orders ask for today, at once and not only at the next stroke of the clock."""
    venues.plan_day(clock.day_of(work.now), section.at(work.now).venue_days)
    venues.plan_reopening(work.now)


def _again(work: Work) -> None:
    """Fewer venues are bound than before: today's looks at the rest are withdrawn."""
    unbound = Venue.objects.trading().exclude(
        standing.told(work.now, orders.CLOSE, orders.STAY_OPEN)
    )
    duties.withdraw(venues.SEE, unbound.values_list("id", flat=True), "lifted")
    _plan(work)


register(MakeOrder(), LiftOrder())
