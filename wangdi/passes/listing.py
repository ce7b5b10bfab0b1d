"""The lists of passes, the households a bulk issue is for, and the places to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.lib.identifiers import check_plate
from wangdi.passes.grounds import KINDS
from wangdi.passes.models import Pass
from wangdi.passes.section import PassClass, PassesSection
from wangdi.passes.words import State
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states
from wangdi.territory.models import COMMUNITY_KINDS, SMALL_KINDS, Place

DIGITS = 4


def conditions(rules: PassesSection, at: datetime) -> dict[str, Q]:
    """Which passes stand on which list; each pass on exactly one."""
    at_home = Episode.objects.filter(state=states.NOTIFIED, closed_at=None).values("household")
    falling = [one.code for one in rules.classes if one.rests]
    good = Q(state=State.GOOD, valid_until__gt=at)
    rests = Q(household__in=at_home, klass__in=falling)
    soon = Q(valid_until__lte=at + timedelta(days=rules.ending_days))
    return {
        "holding": good & ~rests & ~soon,
        "ending": good & ~rests & soon,
        "resting": good & rests,
        "blocked": Q(state=State.BLOCKED),
        "over": Q(state__in=(State.VOID, State.REVOKED)) | Q(state=State.GOOD, valid_until__lte=at),
    }


def counts(passes: QuerySet[Pass], wanted: Mapping[str, Q]) -> dict[str, int]:
    """How many stand on each list. One query."""
    return passes.order_by().aggregate(
        **{name: Count("id", filter=each) for name, each in wanted.items()}
    )


def found(passes: QuerySet[Pass], text: str) -> QuerySet[Pass]:
    """Those with these four digits, or of this plate."""
    wanted = text.strip()
    if not wanted:
        return passes
    if wanted.isdecimal() and len(wanted) == DIGITS:
        return passes.filter(digits=wanted)
    return passes.filter(plate_index=check_plate(wanted).value)


@dataclass(frozen=True, slots=True)
class Bulk:
    """For whom a bulk issue is: households of a place in walking order, and who has one already."""

    homes: list[UUID]
    people: list[UUID]
    have: int


def bulk(place: Place, klass: PassClass, scope: Scope, at: datetime) -> Bulk:
    """The households (or, by the class, the people) of a place without a live pass. Two queries."""
    homes = Household.objects.visible_to(scope).open().filter(size__gt=0)
    homes = homes.filter(
        Q(dwelling__building=place.id) | Q(dwelling__building__ancestors__contains=[place.id])
    ).order_by("sort_key", "id")
    live = Pass.objects.live(at).filter(place=place.id, klass=klass.code, guest__isnull=True)
    if klass.holder == "person":
        theirs = Exists(live.filter(person=OuterRef("id")))
        rows = Person.objects.living().filter(household__in=homes)
        held = list(
            rows.annotate(has=theirs)
            .order_by("household__sort_key", "household", "entered_on", "id")
            .values_list("id", "has")
        )
        return Bulk([], [key for key, has in held if not has], sum(has for _, has in held))
    theirs = Exists(live.filter(household=OuterRef("id"), person=None, plate__isnull=True))
    found_ = list(homes.annotate(has=theirs).values_list("id", "has"))
    return Bulk([key for key, has in found_ if not has], [], sum(has for _, has in found_))


def places_in(scope: Scope, *, whole: bool = False) -> list[Place]:
    """Compounds and hamlets in one's reach, then communities. Two queries at most.

    `whole`: only those that lie in it whole, as a pass of no household needs.
    """
    within = Q(community_id__in=scope.communities)
    if not scope.communities and not whole:
        within = Q(children__grid__in=scope.grids) | Q(children__in=scope.buildings)
    small = Place.objects.filter(within, kind__in=SMALL_KINDS, valid_to=None).distinct()
    large = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS, valid_to=None)
    return [*small.order_by("community_id", "name", "id"), *large.order_by("code", "id")]


def places_of(household: Household) -> list[Place]:
    """The places a household's pass may be for, the compound first. One query."""
    building = household.dwelling.building
    found_ = Place.objects.filter(id__in=[*building.ancestors, building.id], kind__in=KINDS)
    order = {kind: at for at, kind in enumerate((*SMALL_KINDS, "building"))}
    return sorted(found_, key=lambda one: order.get(one.kind, len(order)))
