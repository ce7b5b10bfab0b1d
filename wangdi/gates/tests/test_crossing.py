"""Crossings through the intake: what is stored, what the server says of it, who is called."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wangdi.duties.models import Duty
from wangdi.gates.models import Alarm, Crossing, Presence, Tally, VisitorEntry
from wangdi.gates.tests.conftest import PHONE, pass_for
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event, Key
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.people.models import Person
from wangdi.quarantine.models import Episode

COOL = {"celsius": "36.5"}
HOT = {"celsius": "37.8", "first": "37.9"}


def inside(place):
    return dict(Presence.objects.filter(place_id=place).values_list("subject", "direction"))


def counted(gate):
    rows = Tally.objects.filter(checkpoint=gate.id, crossings__gt=0)
    return {(one.direction, one.code): one.crossings for one in rows}


def test_out_and_in_under_a_pass(gate, card, cross):
    out = cross(gate, "out", pass_id=card.id, token="good", mask=True)
    assert (out.outcome, out.code, out.who, out.should_have_been) == ("allow", "ok", "resident", "")
    assert (out.household, out.rules) == (card.household_id, "test")
    assert inside(gate.place_id) == {card.id: "out"}
    back = cross(gate, "in", pass_id=card.id, token="good", mask=True, temperature=COOL)
    assert back.code == "ok"
    assert inside(gate.place_id) == {card.id: "in"}
    assert counted(gate) == {("out", "ok"): 1, ("in", "ok"): 1}


def test_crossings_hold_no_name_and_one_event_each(gate, card, cross):
    one = cross(gate, "out", pass_id=card.id)
    event = Event.objects.get(subject=one.id)
    assert (event.verb, event.detail) == ("gates.crossed", None)
    texts = {field.name for field in Crossing._meta.fields if field.max_length}
    assert not texts & {"name", "address", "phone", "note"}


def test_a_second_way_out_is_the_households_turn_gone(gate, other_gate, card, cross, ten):
    cross(gate, "out", pass_id=card.id)
    ten.move(timedelta(hours=1))
    again = cross(other_gate, "out", pass_id=card.id)
    assert (again.outcome, again.code) == ("refuse", "quota")
    assert inside(gate.place_id) == {card.id: "out"}
    ten.move(timedelta(days=2))
    assert cross(gate, "out", pass_id=card.id).code == "ok"


def test_ways_of_one_batch_count_for_each_other(gate, card, rules):
    records = [
        Incoming(ids.uuid7(), {"checkpoint": gate.id, "direction": "out", "means": "scan",
                               "pass_id": card.id, "at": clock.now() - timedelta(minutes=ago)})
        for ago in (5, 20)
    ]  # fmt: skip
    answers = submit(actor=PHONE, command="gates.cross", records=records, channel="phone")
    assert answers.applied == 2
    told = dict(Crossing.objects.values_list("id", "code"))
    assert [told[one.key] for one in records] == ["quota", "ok"]


def test_what_happened_offline_is_stored_and_marked(gate, card, cross):
    card.state = "revoked"
    card.save()
    decided = {"outcome": "allow", "code": "ok", "rules": "old", "bundle": "b1"}
    one = cross(gate, "out", pass_id=card.id, decided=decided)
    assert (one.outcome, one.code, one.should_have_been) == ("allow", "ok", "refuse:revoked")
    assert (one.rules, one.bundle) == ("old", "b1")
    assert inside(gate.place_id) == {card.id: "out"}


def test_an_old_list_that_said_right_is_not_marked(gate, card, cross):
    """That the list was old is kept as it was said; the server would have let him pass too."""
    decided = {"outcome": "condition", "code": "stale_list", "rules": "old", "bundle": "b1"}
    one = cross(gate, "out", pass_id=card.id, decided=decided)
    assert (one.outcome, one.code, one.should_have_been) == ("condition", "stale_list", "")


def test_a_refusal_is_a_row_too(gate, home, cross):
    one = cross(gate, "out", household=home.id, means="household")
    assert (one.outcome, one.code) == ("refuse", "no_pass")
    assert counted(gate) == {("out", "no_pass"): 1}
    assert inside(gate.place_id) == {}


def test_forced_is_told_from_allowed(gate, home, cross):
    one = cross(gate, "out", household=home.id, forced=True, why="取药")
    assert (one.outcome, one.code, one.forced) == ("condition", "forced_offline", True)
    assert (one.should_have_been, one.why) == ("refuse:no_pass", "取药")


def test_an_emergency_is_asked_nothing_and_told_to_the_community(gate, send):
    answer = send("guard", "gates.cross", checkpoint=gate.id, direction="out", means="none",
                  emergency=True)  # fmt: skip
    assert Crossing.objects.get(id=answer.subject).outcome == "allow"
    assert Alarm.objects.get().kind == "emergency"


def test_somebody_under_quarantine_at_a_gate_calls_who_looks_after_him(town, gate, cross):
    file = Episode.objects.filter(state="notified", closed_at=None, building_id__isnull=False)[0]
    one = cross(gate, "out", person=file.person_id, means="digits")
    assert (one.outcome, one.code) == ("refuse", "in_quarantine")
    alarm = Alarm.objects.get()
    assert (alarm.kind, alarm.grid_id) == ("held", file.grid_id)
    duty = Duty.objects.get(kind="gates.held", subject=alarm.id)
    assert (duty.role, duty.opens_at) == ("grid_worker", clock.now())


def test_a_fever_calls_the_doctor(gate, home, cross):
    one = cross(gate, "in", household=home.id, mask=True, temperature=HOT)
    assert (one.outcome, one.code) == ("refuse", "fever")
    assert Duty.objects.get(kind="gates.fever").role == "area_doctor"


def test_a_fever_of_yesterday_calls_nobody(gate, home, cross):
    cross(gate, "in", household=home.id, temperature=HOT, at=clock.now() - timedelta(days=1))
    assert not Alarm.objects.exists()


def test_one_paper_pass_at_two_gates_is_flagged_when_phones_report(gate, other_gate, card, cross):
    first = cross(gate, "out", pass_id=card.id, form="paper", at=clock.now() - timedelta(hours=2))
    told = {"outcome": "allow", "code": "ok"}
    soon = clock.now() - timedelta(hours=2) + timedelta(minutes=4)
    second = cross(other_gate, "in", pass_id=card.id, form="paper", at=soon, decided=told)
    alarm = Alarm.objects.get(kind="replay")
    assert (alarm.crossing, alarm.other) == (second.id, first.id)


def test_a_phone_at_two_gates_is_no_copy(gate, other_gate, card, cross):
    cross(gate, "out", pass_id=card.id, form="phone", at=clock.now() - timedelta(minutes=9))
    cross(other_gate, "out", pass_id=card.id, form="phone", forced=True)
    assert not Alarm.objects.exists()


def test_a_visitor_is_registered_sealed_and_leaves(gate, rules, send, cross):
    told = {"name": "访客甲", "phone": "13800000000", "purpose": "探亲", "visiting": "3 号楼"}
    answer = send("guard", "gates.cross", checkpoint=gate.id, direction="in", means="visitor",
                  visitor=told, mask=True, temperature=COOL)  # fmt: skip
    one = Crossing.objects.get(id=answer.subject)
    assert (one.code, one.who, one.visit) == ("ok", "guest", one.id)
    assert VisitorEntry.objects.get(id=one.id).purpose == "探亲"
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM gates_visitorentry WHERE id = %s", [one.id])
        assert "访客".encode() not in bytes(cursor.fetchone()[0])
    left = cross(gate, "out", means="visitor", visit=one.id)
    assert left.code == "ok"
    assert inside(gate.place_id) == {one.id: "out"}


def test_a_plate_is_sealed_and_found(gate, cross):
    one = cross(gate, "in", plate="豫A·12345", means="plate")
    assert Crossing.objects.get(plate_index="豫A·12345").id == one.id
    assert Tally.objects.get().vehicles == 1


def test_a_page_is_asked_back_and_nothing_has_happened(gate, card, send):
    payload = {"checkpoint": gate.id, "direction": "in", "means": "scan", "pass_id": card.id}
    keys = Key.objects.filter(command="gates.cross").count()
    with pytest.raises(Refused) as refused:
        send("guard", "gates.cross", **payload, mask=True)
    assert refused.value.reason == "measure"
    assert not Crossing.objects.exists()
    assert Key.objects.filter(command="gates.cross").count() == keys
    send("guard", "gates.cross", **payload, mask=True, temperature=COOL)
    assert Crossing.objects.get().outcome == "allow"


def test_the_same_key_again_is_a_duplicate_and_counts_once(gate, card, cross, rules):
    key = ids.uuid7()
    cross(gate, "out", key=key, pass_id=card.id)
    again = Incoming(key, {"checkpoint": gate.id, "direction": "out", "means": "scan",
                           "pass_id": card.id})  # fmt: skip
    answers = submit(actor=PHONE, command="gates.cross", records=[again], channel="phone")
    assert answers.duplicate == 1
    assert counted(gate) == {("out", "ok"): 1}


def test_taken_back_by_the_same_hand_everything_is_as_before(gate, card, cross, town):
    guard = town.user("guard").actor()
    cross(gate, "out", pass_id=card.id, by=guard)
    back = cross(gate, "in", pass_id=card.id, by=guard, mask=True, temperature=COOL)
    [answer] = submit(actor=guard, command="gates.annul_crossing", channel="phone",
                      records=[Incoming(ids.uuid7(), {"crossing": back.id})]).each  # fmt: skip
    assert answer.answer == "applied"
    assert inside(gate.place_id) == {card.id: "out"}
    assert counted(gate) == {("out", "ok"): 1}
    assert cross(gate, "out", pass_id=card.id, by=guard).code == "quota"


def test_another_hand_or_a_late_one_takes_nothing_back(gate, card, cross, town, send, ten):
    guard = town.user("guard").actor()
    one = cross(gate, "out", pass_id=card.id, by=guard)
    with pytest.raises(Refused) as refused:
        send("desk", "gates.annul_crossing", crossing=one.id)
    assert refused.value.reason == "another_hand"
    ten.move(timedelta(minutes=16))
    with pytest.raises(Refused) as refused:
        send("guard", "gates.annul_crossing", crossing=one.id)
    assert refused.value.reason == "too_late"


def test_annulled_with_a_reason_the_called_need_not_come(gate, home, cross, town):
    one = cross(gate, "in", household=home.id, temperature=HOT)
    annul(actor=town.user("desk").actor(), keys=[one.id], reason="测温枪故障")
    assert Alarm.objects.get().withdrawn_at
    assert Duty.objects.get(kind="gates.fever").settlement == "withdrawn"
    assert counted(gate) == {}


def test_a_guard_of_elsewhere_may_not(gate, send):
    with pytest.raises(Refused) as refused:
        send("counsellor", "gates.cross", checkpoint=gate.id, direction="in", means="none")
    assert refused.value.reason == "not_allowed"


def test_an_unknown_gate_is_kept_for_a_person(rules, gate):
    one = Incoming(ids.uuid7(), {"checkpoint": ids.uuid7(), "direction": "in", "means": "none"})
    [answer] = submit(actor=PHONE, command="gates.cross", records=[one], channel="phone").each
    assert (answer.answer, answer.reason) == ("review", "unknown_parent")


@pytest.mark.parametrize("when", [time(23, 59), time(0, 0)])
def test_a_wild_clock_is_taken_as_it_came(gate, card, cross, when):
    ahead = clock.at(clock.today() + timedelta(days=900), when)
    one = cross(gate, "out", pass_id=card.id, at=ahead)
    assert one.at == clock.now()


def test_a_batch_costs_no_more_queries_than_one(gate, home, rules, town):
    people = list(Person.objects.filter(household=home))
    cards = [pass_for(home) for _ in range(3)]

    def queries(count):
        records = [
            Incoming(ids.uuid7(), {"checkpoint": gate.id, "direction": "in", "means": "scan",
                                   "person": people[n % len(people)].id, "mask": True,
                                   "pass_id": cards[n % 3].id, "temperature": COOL})
            for n in range(count)
        ]  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert submit(actor=PHONE, command="gates.cross", records=records).applied == count
        return len(seen)

    assert queries(30) == queries(3)
