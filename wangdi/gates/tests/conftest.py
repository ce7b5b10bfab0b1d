"""A compound with two gates, a household of it with a pass, and one that lives elsewhere."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from wangdi.checkpoints.models import Checkpoint
from wangdi.duties.models import Duty
from wangdi.gates.models import Alarm, Crossing, Presence, Tally, VisitorEntry
from wangdi.gates.section import GatesSection
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.passes.models import Pass
from wangdi.people.models import Household
from wangdi.territory.models import Place

INSIDE = Place.objects.filter(parent__kind="compound").values("id")
STRICT = GatesSection(passes=True, visitors="register", mask=True, measure="in")
PHONE = system("phone")


@pytest.fixture
def rules(monkeypatch) -> GatesSection:
    """Strict gates, whatever the profile of the named world says."""
    monkeypatch.setattr("wangdi.gates.section.in_force", lambda at: ("test", STRICT))
    return STRICT


@pytest.fixture
def ten() -> Iterator[clock.Hand]:
    """Ten in the morning of this day."""
    with clock.frozen(clock.at(clock.today(), time(10))) as hand:
        yield hand


def place_of(household) -> Place:
    """The compound in which a household lives."""
    return Place.objects.get(children=household.building_id)


def gate_at(place: Place, name: str) -> Checkpoint:
    return Checkpoint.objects.create(
        place=place,
        community_id=place.community_id,
        kind="compound_gate",
        name=name,
        opened_on=date(2020, 1, 1),
    )


@pytest.fixture
def quiet(town):
    """The named world in which nobody has crossed yet, so that a test finds only its own."""
    for model in (Alarm, Tally, Presence, VisitorEntry, Crossing):
        model.objects.all().delete()
    Duty.objects.filter(kind__startswith="gates.").delete()
    return town


@pytest.fixture
def home(quiet) -> Household:
    """Two people or more at home, and none of them in care."""
    free = Household.objects.open().filter(size__gte=2, episodes=None, building_id__isnull=False)
    return free.filter(building_id__in=INSIDE).order_by("sort_key", "id")[0]


@pytest.fixture
def gate(home, ten) -> Checkpoint:
    return gate_at(place_of(home), "试验东门")


@pytest.fixture
def other_gate(home, ten) -> Checkpoint:
    return gate_at(place_of(home), "试验西门")


def pass_for(household, *, klass: str = "household", **more) -> Pass:
    now = clock.now()
    return Pass.objects.create(
        klass=klass,
        place=place_of(household),
        household=household,
        community_id=household.community_id,
        digits="0000",
        valid_from=now - timedelta(days=1),
        valid_until=now + timedelta(days=9),
        tokens_from=now - timedelta(days=1),
        issued_at=now - timedelta(days=1),
        **more,
    )


@pytest.fixture
def card(home, rules, gate) -> Pass:
    return pass_for(home)


@pytest.fixture
def cross(rules):
    """`cross(gate, "out", …)`: one crossing as a phone reports it; the crossing stored."""

    def crossed(gate, direction, *, key: UUID | None = None, by=PHONE, **payload) -> Crossing:
        full = {"checkpoint": gate.id, "direction": direction, "means": "scan", **payload}
        one = Incoming(key or ids.uuid7(), full)
        [answer] = submit(actor=by, command="gates.cross", records=[one], channel="phone").each
        assert answer.answer == "applied", answer
        return Crossing.objects.get(id=answer.key)

    return crossed


@pytest.fixture
def send(town):
    """`send("guard", "gates.cross", checkpoint=…)`: as that person at a page; raises Refused."""

    def sent(who, command, **payload):
        return submit_one(actor=town.user(who).actor(), command=command, payload=payload)

    return sent
