"""Named reads of passes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.passes import section
from wangdi.passes.models import Pass
from wangdi.passes.rules import Known, standing
from wangdi.passes.section import PassClass
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states
from wangdi.territory.models import OFFICE_KINDS, Place

_ASKED = (
    *("id", "klass", "place_id", "state", "valid_from", "valid_until", "tokens_from"),
    *("household_id", "person_id", "household__closed_on", "person__left_on"),
    *("person__household_id", "household__building_id"),
    "household__dwelling__building__ancestors",
)


@dataclass(frozen=True, slots=True)
class Standing:
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


def standing_of(pass_ids: Iterable[UUID], at: datetime) -> dict[UUID, Standing]:
    """How each pass stands; an id that is no pass is left out. Three queries for any number."""
    rows = list(Pass.objects.filter(id__in=set(pass_ids)).values(*_ASKED))
    return standings(rows, at)


def standings(rows: Iterable[Mapping[str, Any]], at: datetime) -> dict[UUID, Standing]:
    """As `standing_of`, of rows with the columns `ASKED`. Two queries."""
    found = list(rows)
    resting = resting_households(row["household_id"] for row in found)
    rules = section.in_force(at)
    return {row["id"]: _standing(row, rules.find(row["klass"]), resting, at) for row in found}


def resting_households(households: Iterable[UUID | None]) -> set[UUID]:
    """Those of these households in which somebody was told to stay at home and is. One query."""
    wanted = {one for one in households if one is not None}
    if not wanted:
        return set()
    rows = Episode.objects.filter(household__in=wanted, state=states.NOTIFIED, closed_at=None)
    return set(rows.values_list("household_id", flat=True))


def issuer() -> str:
    """The code of the office that signs, as it stands in a token."""
    offices = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).exclude(code="")
    codes = offices.order_by("-kind", "code").values_list("code", flat=True)
    return codes.first() or "wangdi"


def _standing(
    row: Mapping[str, Any], rules: PassClass | None, resting: set[UUID], at: datetime
) -> Standing:
    home = row["household_id"]
    known = Known(
        state=row["state"],
        begins=row["valid_from"],
        ends=row["valid_until"],
        rests=home in resting and (rules is None or rules.rests),
        lives_here=_lives_here(row),
    )
    return Standing(
        row["id"],
        standing(known, at),
        row["klass"],
        rules,
        row["place_id"],
        home,
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
