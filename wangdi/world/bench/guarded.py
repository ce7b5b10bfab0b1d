"""What the parts of the bench about gates stand on: compounds with a gate each, and passes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from wangdi.checkpoints.models import Checkpoint
from wangdi.lib import clock, ids
from wangdi.passes.models import Pass
from wangdi.people.models import Household
from wangdi.territory.models import Place

KLASS = "resident"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A gate and the people of its place: (person, household, pass)."""

    gate: Checkpoint
    people: Sequence[tuple[UUID, UUID, UUID]]


def compounds(count: int, each: int) -> list[Guarded]:
    """So many compounds of the town, each with one gate more, and passes for `each` people."""
    places = Place.objects.filter(kind="compound", valid_to=None, community_id__isnull=False)
    return [_guarded(place, each) for place in places.order_by("id")[:count]]


def _guarded(place: Place, each: int) -> Guarded:
    gate = Checkpoint.objects.create(
        place=place,
        community_id=place.community_id,
        kind="compound_gate",
        name=f"bench {ids.uuid7()}",
        opened_on=clock.today(),
    )
    inside = Place.objects.under([place.id]).values("id")
    homes = Household.objects.open().filter(building_id__in=inside)
    rows = homes.filter(people__left_on=None).values_list("people__id", "id")[:each]
    return Guarded(gate, _passes(place, [row for row in rows if row[0]]))


def _passes(place: Place, people: Sequence[tuple[UUID, UUID]]) -> list[tuple[UUID, UUID, UUID]]:
    now = clock.now()
    given = [
        Pass(
            klass=KLASS,
            place=place,
            household_id=household,
            person_id=person,
            community_id=place.community_id,
            digits="0000",
            valid_from=now - timedelta(days=1),
            valid_until=now + timedelta(days=9),
            tokens_from=now - timedelta(days=1),
            issued_at=now - timedelta(days=1),
        )
        for person, household in people
    ]
    Pass.objects.bulk_create(given, batch_size=2000)
    return [
        (one.person_id, one.household_id, one.id)
        for one in given
        if one.person_id and one.household_id
    ]
