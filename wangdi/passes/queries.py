"""Named reads of passes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from wangdi.passes import section
from wangdi.passes.models import Pass, PassQuerySet, Phone
from wangdi.passes.rules.standing import Known, standing
from wangdi.passes.section import PassClass
from wangdi.passes.tokens import Claims
from wangdi.profiles.models import Activation
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states
from wangdi.territory.models import OFFICE_KINDS, Place

ASKED = (
    *("id", "klass", "place_id", "state", "valid_from", "valid_until", "tokens_from"),
    *("household_id", "person_id", "household__closed_on", "person__left_on"),
    *("person__household_id", "household__building_id", "rests", "version"),
    "household__dwelling__building__ancestors",
)
"""The columns that say how a pass stands."""
MOST = 40


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
    """How each pass stands; an id that is no pass is left out. One query for any number."""
    rows = asked(Pass.objects.filter(id__in=set(pass_ids)), at)
    return {row["id"]: stands(row, at) for row in rows.values(*ASKED)}


def asked(passes: QuerySet[Pass], at: datetime) -> QuerySet[Pass]:
    """With what their standing also depends on: who stays at home, and the rules in force."""
    begun = Activation.objects.filter(from_at__lte=at, annulled_at=None)
    latest = begun.order_by("-from_at", "-id").values("version_id")[:1]
    return passes.annotate(rests=Exists(at_home()), version=Subquery(latest))


def at_home() -> QuerySet[Episode]:
    """The files in which somebody of the pass's household was told to stay at home, and is."""
    files = Episode.objects.filter(household=OuterRef("household"))
    return files.filter(state=states.NOTIFIED, closed_at=None)


def stands(row: Mapping[str, Any], at: datetime) -> Standing:
    """How a pass stands, of a row with the columns ASKED."""
    rules = section.of(row["version"]).find(row["klass"])
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


def phones_of(claims: Iterable[Claims]) -> set[tuple[UUID, bytes]]:
    """(pass, holder's key) of the phones that may show these passes now. One query, or none."""
    wanted = {one.pass_id for one in claims if one.holder is not None}
    if not wanted:
        return set()
    rows = Phone.objects.filter(of__in=wanted, ended_at=None).values_list("of", "holder")
    return {(of, bytes(holder)) for of, holder in rows}


def issuer() -> str:
    """The code of the office that signs, as it stands in a token."""
    offices = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).exclude(code="")
    codes = offices.order_by("-kind", "code").values_list("code", flat=True)
    return codes.first() or "wangdi"


def by_digits(places: Iterable[int], digits: str, at: datetime) -> PassQuerySet:
    """The live passes of these places that carry four digits: seldom more than a few."""
    rows: PassQuerySet = Pass.objects.filter(place__in=set(places), digits=digits)
    return rows.live(at).select_related("household", "person")


def by_plate(places: Iterable[int], plate: str, at: datetime) -> PassQuerySet:
    """The live passes of a vehicle at these places; `plate` in its normal form."""
    rows: PassQuerySet = Pass.objects.filter(place__in=set(places), plate_index=plate)
    return rows.live(at).select_related("household")


def of_household(household: UUID, at: datetime) -> list[tuple[Pass, Standing]]:
    """The latest passes of a household, newest first, with how each stands. One query."""
    rows = asked(Pass.objects.filter(household=household), at)
    return stood(beside(rows).order_by("-issued_at", "id")[:MOST], at)


def has_passes(household: UUID) -> bool:
    """Whether a household ever had a pass. One query."""
    return Pass.objects.filter(household=household).exists()


def beside(passes: QuerySet[Pass]) -> QuerySet[Pass]:
    """With the place, the household and the person that a page shows."""
    return passes.select_related(
        "place", "person", "household", "household__dwelling", "household__dwelling__building"
    )


def stood(passes: Iterable[Pass], at: datetime) -> list[tuple[Pass, Standing]]:
    """Passes of `beside(asked(…))` with how each stands. No query."""
    return [(one, stands(_row(one), at)) for one in passes]


def _row(one: Any) -> dict[str, Any]:
    home, person = one.household, one.person
    return {
        **{name: getattr(one, name) for name in ASKED if "__" not in name},
        "household__closed_on": home.closed_on if home else None,
        "household__building_id": home.building_id if home else None,
        "household__dwelling__building__ancestors": (
            home.dwelling.building.ancestors if home else None
        ),
        "person__left_on": person.left_on if person else None,
        "person__household_id": person.household_id if person else None,
    }


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
