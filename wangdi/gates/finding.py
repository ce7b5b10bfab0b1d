"""What a guard scanned or typed, and who that may be: a code, four digits, a plate, a door."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wangdi.access.scoping import Scope
from wangdi.checkpoints.models import Checkpoint
from wangdi.lib.identifiers.plates import check_plate
from wangdi.passes import keys, queries, section, tokens, turning
from wangdi.passes.models import Pass
from wangdi.passes.tokens import BadToken, Claims
from wangdi.people.models import Household, Person
from wangdi.people.searching import households_matching
from wangdi.territory.models import Place

DIGITS = re.compile(r"\d{4}")
SHORTEST, MOST = 2, 12
OUT_OF_TIME = frozenset({"not_yet", "expired"})


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who may be meant: what to hand to the crossing, and how he is shown."""

    asked: dict[str, Any]
    name: str = ""
    where: str = ""
    klass: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """`means` of the crossing; nobody found leaves it to the visitor's entry."""

    means: str
    found: Sequence[Found] = ()
    asked: dict[str, Any] | None = None


def look(text: str, gate: Checkpoint, at: datetime) -> Looked:
    """Who is meant by what was scanned or typed at a gate."""
    typed = text.strip()
    if typed.startswith((tokens.PREFIX, tokens.TURNING)):
        return _scanned(typed, at)
    places = [gate.place_id, *gate.place.ancestors]
    if DIGITS.fullmatch(typed):
        return Looked("digits", _passes(queries.by_digits(places, typed, at), at))
    plate = check_plate(typed)
    if not plate.problem and not plate.warning:
        told = _passes(queries.by_plate(places, plate.value, at), at)
        return Looked("plate", told, {"plate": plate.value})
    return Looked("household", _at_home(typed, gate))


def of_pass(one: UUID, at: datetime) -> Found | None:
    """How the holder of a pass is shown to a guard."""
    shown = _passes(Pass.objects.filter(id=one).select_related("household", "person"), at)
    return shown[0] if shown else None


def of_person(one: UUID) -> Found | None:
    person = Person.objects.filter(id=one).select_related("household").first()
    return _person(person) if person else None


def _scanned(text: str, at: datetime) -> Looked:
    token, claims = _read(text, at)
    told: dict[str, Any] = {"token": token}
    if claims is None:
        return Looked("scan", (), told)
    told |= {"pass_id": claims.pass_id, "signed_at": claims.issued_at}
    told["form"] = "phone" if claims.holder else "paper"
    shown = of_pass(claims.pass_id, at)
    return Looked("scan", (_with(shown, told),) if shown else (), told)


def _read(text: str, at: datetime) -> tuple[str, Claims | None]:
    """Whether it is genuine and of now; its hours are for the decision to look at."""
    ring = keys.ring(at)
    try:
        return "good", turning.verify(text, ring, at)
    except BadToken as bad:
        code = bad.code
    if code not in OUT_OF_TIME and code != "stale_code":
        return "bad_signature", None
    body = text.removeprefix(tokens.PREFIX)
    if text.startswith(tokens.TURNING):
        body = text[len(tokens.TURNING) + turning.FOLDED :]
    claims = tokens.read(tokens.PREFIX + body, ring)
    return ("good" if code in OUT_OF_TIME else "stale_code"), claims


def _passes(rows: Any, at: datetime) -> list[Found]:
    known = section.in_force(at)
    return [_pass(one, known) for one in rows[:MOST]]


def _pass(one: Pass, known: section.PassesSection) -> Found:
    klass = known.find(one.klass)
    name = one.person.name if one.person else one.guest or ""
    return Found(
        {"pass_id": one.id},
        name,
        one.household.address if one.household else one.company,
        str(klass.name) if klass else one.klass,
        klass.colour if klass else "grey",
    )


def _with(found: Found, asked: dict[str, Any]) -> Found:
    return Found(asked, found.name, found.where, found.klass, found.colour)


def homes(text: str, gate: Checkpoint) -> list[Household]:
    """The households of the gate's place that a text means; one too short means none."""
    if len(text) < SHORTEST or gate.community_id is None:
        return []
    around = Scope(communities=frozenset({gate.community_id}))
    inside = Place.objects.under([gate.place_id]).values("id")
    rows = households_matching(around, text).filter(building_id__in=inside)
    return list(rows.order_by("sort_key", "id")[:4])


def within(gate: Checkpoint) -> QuerySet[Household]:
    """Everybody who lives in the gate's place."""
    inside = Place.objects.under([gate.place_id]).values("id")
    return Household.objects.open().filter(building_id__in=inside)


def _at_home(text: str, gate: Checkpoint) -> list[Found]:
    """Who lives behind the doors that a text means."""
    wanted = [one.id for one in homes(text, gate)]
    people = Person.objects.living().filter(household__in=wanted).select_related("household")
    return [_person(one) for one in people.order_by("household__sort_key", "id")[:MOST]]


def _person(one: Person) -> Found:
    asked = {"person": one.id, "household": one.household_id}
    return Found(asked, one.name, one.household.address)
