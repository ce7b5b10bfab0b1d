"""The units that speak for a day: communities, and offices once somebody sits above them."""

from collections.abc import Iterable

from wangdi.access.models import Grant
from wangdi.access.permissions import permission
from wangdi.intake.stamps import Stamp
from wangdi.territory.models import Place, PlaceKind

OFFICES = (PlaceKind.SUBDISTRICT, PlaceKind.TOWN)


def offices() -> list[Place]:
    """Subdistricts and towns, in the order of their codes."""
    return list(Place.objects.filter(kind__in=OFFICES, valid_to=None).order_by("code", "id"))


def offices_that_hand_up() -> list[Place]:
    """The offices below a district where somebody has been given the right to accept."""
    manned = set(
        Grant.objects.current()
        .filter(place__kind=PlaceKind.DISTRICT, role__in=permission("reporting.accept").roles)
        .values_list("place_id", flat=True)
    )
    return [one for one in offices() if manned.intersection(one.ancestors)]


def stamps_of(unit_ids: Iterable[int]) -> dict[int, Stamp]:
    """Where the word of a unit belongs: a community itself, an office by its first community.

    An unknown id, or a place that speaks for no day, is left out.
    """
    wanted = set(unit_ids)
    first: dict[int, int] = {}
    for one in Place.objects.communities():
        for place in (one.id, *one.ancestors):
            first.setdefault(place, one.id)
    speaking = Place.objects.communities().filter(id__in=wanted).values_list("id", flat=True)
    above = Place.objects.filter(id__in=wanted, kind__in=OFFICES, valid_to=None)
    known = {*speaking, *above.values_list("id", flat=True)}
    return {unit: Stamp(first[unit]) for unit in wanted & known if unit in first}


def sits_above(user: int, unit: Place) -> bool:
    """Whether the user may accept the unit's day: by a grant at a place that it lies under."""
    held = Grant.objects.current().filter(user_id=user, place_id__in=unit.ancestors)
    return held.filter(role__in=permission("reporting.accept").roles).exists()
