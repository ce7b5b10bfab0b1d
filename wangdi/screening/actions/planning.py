"""A duty for each door of a round."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F, UUIDField, Value

from wangdi.duties import actions as duties
from wangdi.screening import rules
from wangdi.screening.actions.beats import hold_again
from wangdi.screening.actions.places import DOOR, doors_of
from wangdi.screening.models import CanvassRound


def plan_doors(canvass: CanvassRound, only: Sequence[UUID] | None = None) -> int:
    """One duty for each door of the round; doors that have theirs keep it. How many are new.

    `only` these, where it is known which doors are new. A new door is held by whoever has the
    beat of its building.
    """
    source = doors_of(canvass).order_by()
    if only is not None:
        source = source.filter(id__in=only)
    planned = duties.plan_from(
        source.values_list(
            F("id"),
            Value(None, UUIDField()),
            F("community_id"),
            F("grid_id"),
            F("building_id"),
            F("address"),
            F("sort_key"),
        ),
        kind=DOOR,
        subject_kind="dwelling",
        slot=str(canvass.id),
        window=rules.door_window(canvass.starts_on, canvass.ends_on),
    )
    hold_again(canvass.id, only)
    return planned
