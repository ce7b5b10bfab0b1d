"""Lists of the doors that open rounds still ask for, as the room of the rounds prints them."""

from collections.abc import Sequence
from typing import Any

from wangdi.access.scoping import Scope
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.screening import beats, printing
from wangdi.screening.models import CanvassRound, DoorSheet

pdf = printing.pdf


def lists(community: int, by: Actor) -> Sequence[DoorSheet]:
    """Print a list for every building of a community with doors left in an open round."""
    rounds = CanvassRound.objects.filter(closed_at=None, communities__contains=[community])
    asked = [one for canvass in rounds.order_by("id") for one in _asked(canvass, community)]
    keys = ids.uuid7s(len(asked))
    records = [Incoming(key, payload) for key, payload in zip(keys, asked, strict=True)]
    if not records:
        return []
    submit(actor=by, command="screening.print_sheet", records=records, channel="command")
    found = DoorSheet.objects.filter(id__in=keys).select_related("round", "building", "worker")
    return list(found.order_by("round", "building__sort_key", "building"))


def _asked(canvass: CanvassRound, community: int) -> list[dict[str, Any]]:
    given = beats.current(canvass)
    parts = beats.parts(canvass, Scope(communities=frozenset([community])))
    buildings = dict.fromkeys(part.building for part in parts)
    return [
        {"round": canvass.id, "building": one, "worker": given.get((one, ""))} for one in buildings
    ]
