"""At the gate of a compound over several grids stand those who look after a part of it."""

import pytest

from wangdi.access.scopes import reach
from wangdi.field.bundles.places import gates
from wangdi.gates.models import BookPage, Crossing, ShelfItem
from wangdi.gates.tests.conftest import gate_at
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.people.models import Household
from wangdi.territory.models import Place

ROW = {"at": "2026-01-01T09:00:00+08:00", "direction": "in", "name": "送水工"}
INSIDERS = ("worker", "property")


@pytest.fixture
def gate(rules, quiet, ten):
    """The gate stands in no grid: the compound has buildings of two."""
    return gate_at(Place.objects.get(name="示范苑", kind="compound"), "试验东门")


@pytest.fixture
def elsewhere(rules, quiet, ten):
    """A gate of the same community in which nobody of the compound has a building."""
    home = Place.objects.get(name="示范苑", kind="compound")
    other = Place.objects.create(
        name="试验小区", kind="compound", parent=home.parent, community_id=home.community_id,
        ancestors=home.ancestors, valid_from=home.valid_from,
    )  # fmt: skip
    return gate_at(other, "别处东门")


def told(town, who, gate):
    one = Incoming(ids.uuid7(), {"checkpoint": gate.id, "direction": "in", "means": "none"})
    actor = town.user(who).actor()
    [answer] = submit(actor=actor, command="gates.cross", records=[one], channel="phone").each
    return answer


@pytest.mark.parametrize("who", INSIDERS)
def test_who_looks_after_a_part_records_sees_and_takes_back(town, gate, send, who):
    assert not reach(town.user(who).pk).allows("gates.cross", gate.stamp)
    answer = told(town, who, gate)
    assert answer.answer == "applied"
    scope = reach(town.user(who).pk).scope("gates.cross")
    assert Crossing.objects.visible_to(scope).filter(id=answer.key).exists()
    send(who, "gates.annul_crossing", crossing=answer.key)
    assert Crossing.objects.get(id=answer.key).annulled_at


@pytest.mark.parametrize("who", INSIDERS)
def test_his_phone_offers_it_and_no_other(town, gate, elsewhere, who):
    offered = {one["id"] for one in gates(reach(town.user(who).pk))}
    assert str(gate.id) in offered
    assert str(elsewhere.id) not in offered


@pytest.mark.parametrize("who", INSIDERS)
def test_at_a_gate_of_others_it_is_kept_for_a_person(town, elsewhere, send, who):
    answer = told(town, who, elsewhere)
    assert (answer.answer, answer.reason) == ("review", "not_allowed")
    with pytest.raises(Refused):
        send(who, "gates.type_book", checkpoint=elsewhere.id, day=clock.today(), rows=[ROW])


def test_books_and_calls_stay_with_those_of_the_whole_gate(town, gate, send):
    with pytest.raises(Refused):
        send("worker", "gates.type_book", checkpoint=gate.id, day=clock.today(), rows=[ROW])
    send("desk", "gates.type_book", checkpoint=gate.id, day=clock.today(), rows=[ROW])
    seen = reach(town.user("worker").pk).scope("gates.enter_book")
    assert not BookPage.objects.visible_to(seen).filter(checkpoint=gate).exists()


def test_goods_are_left_with_one_and_fetched_from_the_other(town, gate, send):
    inside = Place.objects.filter(parent=gate.place).values("id")
    home = Household.objects.open().filter(building_id__in=inside)[0]
    send("worker", "gates.leave_goods", checkpoint=gate.id, household=home.id, what="药")
    item = ShelfItem.objects.latest("left_at")
    assert ShelfItem.objects.visible_to(reach(town.user("property").pk).scope("gates.shelve"))
    send("property", "gates.fetch_goods", item=item.id)
    item.refresh_from_db()
    assert item.fetched_at


@pytest.mark.parametrize("who", ["captain", "counsellor"])
def test_a_grant_alone_is_no_permission(town, gate, who):
    assert told(town, who, gate).reason == "not_allowed"
