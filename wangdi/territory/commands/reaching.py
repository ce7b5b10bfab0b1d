"""Whether somebody may change a place: all that lies in it must lie within his own places."""

from collections.abc import Collection, Iterable

from wangdi.intake import gate
from wangdi.intake.actors import Actor
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory.models import COMMUNITY_KINDS, Place

PERMISSION = "territory.lay"


def stamps_of(place_ids: Iterable[int]) -> dict[int, Stamp]:
    """The stamp of each place that stands now; of one above communities, the first beneath it.

    Two queries. A place with no community beneath is the office's own.
    """
    places = Place.objects.filter(id__in=set(place_ids), valid_to=None)
    found = {place.id: place.stamp for place in places}
    high = [place for place, stamp in found.items() if stamp.community is None]
    for place, communities in _communities_in(high).items():
        found[place] = Stamp(community=min(communities))
    return found


def reached(actor: Actor, place_ids: Collection[int]) -> set[int]:
    """Those of `place_ids` of which `actor` may change everything."""
    if actor.is_system:
        return set(place_ids)
    places = Place.objects.in_bulk(set(place_ids))
    high = [place.id for place in places.values() if place.community_id is None]
    inside = _communities_in(high)
    wanted = {
        place.id: [Stamp(one) for one in sorted(inside.get(place.id, ()))]
        or [place.stamp if place.community_id else NOWHERE]
        for place in places.values()
    }
    asked = sorted({stamp for stamps in wanted.values() for stamp in stamps}, key=str)
    allowed = dict(zip(asked, gate.allow(actor, PERMISSION, asked), strict=True))
    return {place for place, stamps in wanted.items() if all(allowed[one] for one in stamps)}


def _communities_in(place_ids: Collection[int]) -> dict[int, set[int]]:
    if not place_ids:
        return {}
    wanted = set(place_ids)
    inside: dict[int, set[int]] = {}
    rows = Place.objects.filter(
        ancestors__overlap=sorted(wanted), kind__in=COMMUNITY_KINDS, valid_to=None
    )
    for community, above in rows.values_list("id", "ancestors"):
        for place in wanted & set(above):
            inside.setdefault(place, set()).add(community)
    return inside
