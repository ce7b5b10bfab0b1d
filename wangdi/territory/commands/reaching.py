"""Whether somebody may change a place: all that lies in it must lie within his own places."""

from collections.abc import Collection

from wangdi.intake import gate
from wangdi.intake.actors import Actor
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory import queries
from wangdi.territory.models import Place

PERMISSION = "territory.lay"


def reached(actor: Actor, place_ids: Collection[int]) -> set[int]:
    """Those of `place_ids` of which `actor` may change everything."""
    if actor.is_system:
        return set(place_ids)
    places = Place.objects.in_bulk(set(place_ids))
    high = [place.id for place in places.values() if place.community_id is None]
    inside = queries.communities_in(high)
    wanted = {
        place.id: [Stamp(one) for one in sorted(inside.get(place.id, ()))]
        or [place.stamp if place.community_id else NOWHERE]
        for place in places.values()
    }
    asked = sorted({stamp for stamps in wanted.values() for stamp in stamps}, key=str)
    allowed = dict(zip(asked, gate.allow(actor, PERMISSION, asked), strict=True))
    return {place for place, stamps in wanted.items() if all(allowed[one] for one in stamps)}
