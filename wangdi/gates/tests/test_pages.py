"""The pages of gates: a guard at a desk, a leader at the board, what is read for a purpose."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import Alarm, BookPage, Crossing, ShelfItem
from wangdi.gates.section import GatesSection
from wangdi.gates.tests.conftest import gate_at, pass_for, place_of
from wangdi.intake.models import Event
from wangdi.lib import clock, ids
from wangdi.passes import issuing
from wangdi.people.models import Household, Person

CROSS = {"direction": "in", "means": "household"}


def at(name, *arguments):
    return reverse(f"gates:{name}", args=arguments)


def post(client, gate, **told):
    return client.post(at("cross", gate.id), {"key": ids.uuid7(), **CROSS, **told})


def member(home):
    return Person.objects.living().filter(household=home).order_by("id")[0]


def test_a_scan_is_answered_after_what_is_still_asked(town, gate, card, rules):
    guard = town.client("guard")
    shown = guard.get(at("cross", gate.id), {"who": issuing.token_of(card), "way": "in"})
    form = shown.context["form"]
    assert (form.initial["pass_id"], form.initial["form"]) == (card.id, "paper")
    told = {"pass_id": card.id, "means": "scan", "token": "good", "form": "paper", "mask": "yes"}
    asked = post(guard, gate, **told)
    assert asked.status_code == 200
    assert "Please take the temperature" in asked.content.decode() or asked.context["asked"]
    assert not Crossing.objects.exists()
    done = post(guard, gate, **told, celsius="36.4", site="forehead")
    assert done.status_code == 302
    one = Crossing.objects.get()
    assert (one.outcome, one.means, one.form) == ("allow", "scan", "paper")
    page = guard.get(done["location"])
    assert page.context["done"].back
    guard.post(at("take_back", one.id))
    one.refresh_from_db()
    assert one.annulled_at


def test_hot_once_is_measured_again(town, gate, home, rules):
    guard, person = town.client("guard"), member(home)
    told = {"person": person.id, "household": home.id, "mask": "yes", "site": "forehead"}
    hot = post(guard, gate, **told, celsius="37.9")
    assert hot.context["form"]["first"].value() == "37.9"
    assert not Crossing.objects.exists()
    post(guard, gate, **told, celsius="37.8", first="37.9")
    assert Crossing.objects.get().code == "fever"
    assert Alarm.objects.get().kind == "fever"


@pytest.mark.parametrize("who", ["0000", "address"])
def test_digits_and_doors_find_who_lives_here(town, gate, card, rules, who):
    text = card.household.address[-6:] if who == "address" else who
    page = town.client("guard").get(at("cross", gate.id), {"who": text, "way": "out"})
    found = page.context.get("choose") or page.context["looked"]
    assert found.found
    name = member(card.household).name
    assert name not in page.content.decode()


def test_too_short_a_text_finds_nobody(town, gate, home, rules):
    page = town.client("guard").get(at("cross", gate.id), {"who": member(home).name[0]})
    assert not page.context["looked"].found


def test_an_emergency_is_one_button(town, gate, rules):
    done = town.client("guard").post(
        at("cross", gate.id),
        {"key": ids.uuid7(), "direction": "out", "means": "none", "emergency": "on"},
    )
    assert done.status_code == 302
    assert Crossing.objects.get().code == "emergency"


def test_forcing_takes_a_reason(town, gate, home, rules):
    guard, person = town.client("guard"), member(home)
    told = {"person": person.id, "household": home.id, "direction": "out", "forced": "on"}
    assert post(guard, gate, **told).status_code == 200
    assert not Crossing.objects.exists()
    post(guard, gate, **told, why="取药")
    assert Crossing.objects.get().code == "forced_offline"


def test_the_guard_reads_no_health_reason(town, gate, rules, cross):
    file = town.episode("返乡人戊")
    cross(gate, "out", person=file.person_id, means="digits")
    assert Crossing.objects.get().code == "in_quarantine"
    for name in ("gate", "cross"):
        query = {"done": Crossing.objects.get().id}
        page = town.client("guard").get(at(name, gate.id), query).content.decode()
        assert "in_quarantine" not in page
        assert "隔离" not in page.split("<main")[1].split("</main")[0]


def test_the_board_counts_without_reading_crossings(town, gate, card, cross, home):
    cross(gate, "out", pass_id=card.id)
    cross(gate, "in", household=home.id, mask=False)
    cross(gate, "in", visitor={"name": "访客甲"}, mask=True, temperature={"celsius": "36.5"})
    page = town.client("desk").get(at("board"))
    totals = page.context["totals"]
    told = {name: totals[name] for name in ("came", "went", "refused", "outsiders")}
    assert told == {"came": 1, "went": 1, "refused": 1, "outsiders": 1}
    inside = page.context["inside"]
    assert inside["outsiders"] >= 1
    assert inside["away"] >= 1


def test_the_board_says_what_phones_have_not_sent(town, gate, monkeypatch):
    sources = {"field": lambda gates: {gate.id: 3}}
    monkeypatch.setattr("wangdi.gates.unsent._sources", sources)
    page = town.client("desk").get(at("board"))
    assert page.context["unsent"] == 3


def test_reading_somebodys_crossings_takes_a_purpose_and_leaves_an_event(
    town, gate, card, cross, home, rules, ten
):
    person = member(home)
    neighbour = Household.objects.open().filter(building_id=home.building_id).exclude(id=home.id)[0]
    cross(gate, "in", person=person.id, household=home.id, mask=True, temperature={"celsius": 36})
    ten.move(timedelta(minutes=1))
    near = pass_for(neighbour)
    cross(gate, "out", pass_id=near.id)
    secretary = town.client("secretary")
    assert "rows" not in secretary.get(at("trace", person.id)).context
    page = secretary.post(at("trace", person.id), {"key": ids.uuid7(), "purpose": "流调"})
    assert len(page.context["rows"]) == 1
    assert [one.met.pass_id for one in page.context["met"]] == [near.id]
    event = Event.objects.get(verb="gates.traced")
    assert (event.subject, event.purpose) == (person.id, "流调")
    assert town.client("guard").get(at("trace", person.id)).status_code == 403


def test_an_alarm_is_answered_once(town, gate, home, cross):
    cross(gate, "in", household=home.id, temperature={"celsius": "37.9", "first": "38.0"})
    alarm = Alarm.objects.get()
    doctor = town.client("doctor")
    assert doctor.get(at("alarm", alarm.id)).context["form"]
    doctor.post(at("alarm", alarm.id), {"key": ids.uuid7(), "told": "复测 36.8"})
    alarm.refresh_from_db()
    assert alarm.answer == "复测 36.8"
    assert doctor.get(at("alarm", alarm.id)).context["form"] is None


def test_goods_lie_on_the_shelf_until_they_are_fetched(town, gate, home, rules):
    guard = town.client("guard")
    left = {"key": ids.uuid7(), "household": home.id, "what": "蔬菜一袋", "spot": "A2"}
    assert guard.post(at("shelf", gate.id), left).status_code == 302
    item = ShelfItem.objects.get()
    assert "蔬菜一袋" in guard.get(at("shelf", gate.id)).content.decode()
    guard.post(at("fetch", item.id), {"key": ids.uuid7()})
    item.refresh_from_db()
    assert item.fetched_at


def lines(*rows):
    told = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0}
    for n, row in enumerate(rows):
        told |= {f"form-{n}-{name}": value for name, value in row.items()}
    return told


def test_a_gate_book_counts_after_a_second_look_and_never_twice(town, gate, home, rules):
    typed = lines(
        {"hour": "08:10", "direction": "out", "door": home.address},
        {"hour": "08:20", "direction": "in", "name": "送货人", "phone": "13800000000"},
        {"hour": "", "direction": "in", "name": ""},
    )
    clerk, other = town.client("desk"), town.client("secretary")
    head = {"key": ids.uuid7(), "day": f"{clock.today():%Y-%m-%d}", "number": "3"}
    assert clerk.post(at("book", gate.id), head | typed).status_code == 302
    page = BookPage.objects.get()
    assert page.count == 2
    assert not Crossing.objects.exists()
    key = {"key": ids.uuid7()}
    assert clerk.post(at("look", page.id), key | typed).status_code == 200
    assert not Crossing.objects.exists()
    assert other.post(at("look", page.id), {"key": ids.uuid7()} | typed).status_code == 302
    told = {one.direction: (one.means, one.outcome, one.who) for one in Crossing.objects.all()}
    assert told == {"out": ("book", "allow", "resident"), "in": ("book", "allow", "guest")}
    assert Crossing.objects.get(direction="out").should_have_been == "refuse:no_pass"
    other.post(at("look", page.id), {"key": ids.uuid7()} | typed)
    assert Crossing.objects.count() == 2


def test_the_next_community_sees_nothing(town, gate, home, rules):
    strange = gate_at(place_of(home), "外面的门")
    Checkpoint.objects.filter(id=strange.id).update(community_id=None)
    for name in ("gate", "cross", "shelf"):
        assert town.client("guard").get(at(name, strange.id)).status_code == 404


def test_a_profile_without_rules_asks_nothing():
    assert GatesSection().rules().measure == "none"
