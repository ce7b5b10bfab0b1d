"""One thing to many doors: set-wise, an order for each household."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.care.actions import asking, planning
from wangdi.care.actions.asking import RUNNING
from wangdi.care.catalogue import Catalogue
from wangdi.care.models import DeliveryRun, Order, OrderStep
from wangdi.care.payloads import RunPayload
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.lib import ids
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode
from wangdi.territory.models import COMMUNITY_KINDS, Place, PlaceKind


def homes_in_care(place: Place) -> QuerySet[Household]:
    """Open households under a place in which an episode runs, in walking order."""
    cared = Episode.objects.filter(closed_at=None, state=RUNNING)
    homes = Household.objects.open().filter(id__in=cared.values("household_id"))
    if place.kind in COMMUNITY_KINDS:
        homes = homes.filter(community_id=place.id)
    elif place.kind == PlaceKind.BUILDING:
        homes = homes.filter(building_id=place.id)
    else:
        below = Place.objects.under([place.id]).values("id")
        homes = homes.filter(building_id__in=below)
    return homes.order_by("sort_key", "id")


def plan(work: Work, record: Record[RunPayload], found: Catalogue) -> Outcome:
    """The run and its orders; a run to nobody is refused with a sentence."""
    asked = record.payload
    kind = found.kinds.get(asked.kind)
    if kind is None or kind.lifeline or kind.private:
        return Review("unknown_kind", _("This cannot be brought to many at once."), "kind")
    if asked.due_at <= work.now:
        return Review("past", _("Choose an hour that is still to come."), "due_at")
    homes = _homes(asked)
    if not homes:
        return Review("nobody", _("No household is in care there."), "place")
    run = DeliveryRun.objects.create(
        id=record.key,
        title=kind.title.model_dump(),
        unit=kind.unit,
        made_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        place_id=asked.place,
        **asked.model_dump(include={"kind", "amount", "due_at", "note"}),
        **stamps(record.stamp),
    )
    asking.of_run(work, run, ids.uuid7s(len(homes)), homes)
    return Applied(run.id)


def annul(work: Work, keys: Sequence[UUID], reason: str) -> None:
    """Call a run off while nothing of it was brought."""
    orders = list(Order.objects.filter(run__in=keys, annulled_at=None).select_for_update())
    if OrderStep.objects.filter(order__in=orders, annulled_at=None).exists():
        raise Refused(_("Some of it was brought already. Cancel the other orders instead."))
    planning.forget(orders, reason)
    Order.objects.filter(run__in=keys).update(annulled_at=work.now)
    DeliveryRun.objects.filter(id__in=keys).update(annulled_at=work.now)


def _homes(asked: RunPayload) -> list[Household]:
    place = Place.objects.get(id=asked.place)
    homes = homes_in_care(place)
    return list(homes.filter(id__in=asked.households) if asked.households else homes)
