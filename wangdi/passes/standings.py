"""How passes stand, of rows that hold all it depends on: one query for any number."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from wangdi.passes.models import Pass
from wangdi.passes.rules.standing import Known, standing
from wangdi.passes.section import PassClass
from wangdi.profiles.models import Activation
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

ASKED = (
    *("id", "klass", "place_id", "state", "valid_from", "valid_until", "tokens_from"),
    *("household_id", "person_id", "household__closed_on", "person__left_on"),
    *("person__household_id", "household__building_id", "rests", "version"),
    "household__dwelling__building__ancestors",
)
"""The columns that say how a pass stands."""


class Standing(NamedTuple):
    """How a pass stands at an instant. `code`: `words.Standing`; `rules`: its class in force.

    `tokens_from`: what was signed before it is no longer taken.
    """

    id: UUID
    code: str
    klass: str
    rules: PassClass | None
    place: int
    household: UUID | None
    person: UUID | None
    valid_from: datetime
    valid_until: datetime
    tokens_from: datetime


def asked(passes: QuerySet[Pass], at: datetime) -> QuerySet[Pass]:
    """With what their standing also depends on: who stays at home, and the rules in force."""
    begun = Activation.objects.filter(from_at__lte=at, annulled_at=None)
    latest = begun.order_by("-from_at", "-id").values("version_id")[:1]
    return passes.annotate(rests=Exists(at_home()), version=Subquery(latest))


def at_home() -> QuerySet[Episode]:
    """The files in which somebody of the pass's household was told to stay at home, and is."""
    files = Episode.objects.filter(household=OuterRef("household"))
    return files.filter(state=states.NOTIFIED, closed_at=None)


def stands(row: Mapping[str, Any], at: datetime, rules: PassClass | None) -> Standing:
    """How a pass stands, of a row with the columns ASKED and the rules of its class in force."""
    known = Known(
        state=row["state"],
        begins=row["valid_from"],
        ends=row["valid_until"],
        rests=row["rests"] and (rules is None or rules.rests),
        lives_here=_lives_here(row),
    )
    return Standing(
        row["id"],
        standing(known, at),
        row["klass"],
        rules,
        row["place_id"],
        row["household_id"],
        row["person_id"],
        row["valid_from"],
        row["valid_until"],
        row["tokens_from"],
    )


def _lives_here(row: Mapping[str, Any]) -> bool:
    """Whether the household is still one, within the place; and the person still of it."""
    if row["household_id"] is None:
        return row["person_id"] is None or row["person__left_on"] is None
    if row["household__closed_on"] is not None:
        return False
    above = row["household__dwelling__building__ancestors"] or ()
    if row["place_id"] != row["household__building_id"] and row["place_id"] not in above:
        return False
    if row["person_id"] is None:
        return True
    return row["person__left_on"] is None and row["person__household_id"] == row["household_id"]
