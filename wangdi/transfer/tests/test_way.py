"""The way from the list to the door, step by step, and that nobody is lost on it."""

from datetime import timedelta

import pytest
from django.db import connection

from wangdi.access.scopes import standing
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.transfer import queries, rules
from wangdi.transfer.models import Handover, Movement, Slip


def scope(road, who="desk"):
    return standing(road.town.users[who]).scope("transfer.view")


def test_a_bus_of_thirty_goes_the_whole_way_in_batches(road):
    road.vehicle.seats = 60
    road.vehicle.save()
    people = road.riding(30)
    assert road.receive(people).applied == 30
    assert road.each("secretary", "settle", people).applied == 30
    assert set(road.states()) == {rules.HOME}
    assert Slip.objects.filter(complete_at__isnull=False).count() == 2
    seats = sorted(one.seat or 0 for one in Handover.objects.all())
    assert seats == list(range(1, 60, 2))
    told = Fact.objects.filter(kind="transfer.received").order_by("id")
    assert [fact.subject for fact in told] == people
    detail = told[0].detail
    assert detail["dwelling"] == str(road.doors[0].id)
    assert detail["origin_code"] == "42"
    assert detail["arrived_on"] == "2020-02-10"
    assert not any(name in str(detail) for name in ("练甲", "00000000001"))


def test_every_state_is_counted_once_and_the_day_balances(road):
    home, coming, absent = road.arrived(1), road.expect("练丁", phone=""), road.expect("练戊")
    road.send("driver", "miss", handover=absent, why="elsewhere")
    road.each("driver", "screen", home, temperature="38.1", site="axillary")
    balance = queries.balance(queries.of_day(scope(road), road.point.opened_at.date()))
    assert balance.all == 3
    assert balance.balances
    shown = {state: n for state, n in balance.states.items() if n}
    assert shown == {rules.REFERRED: 1, rules.EXPECTED: 1, rules.ABSENT: 1}
    assert coming in Handover.objects.filter(state=rules.EXPECTED).values_list("id", flat=True)


def test_who_is_between_two_places_is_listed_with_minutes(road, noon):
    people = road.handed(2)
    road.expect("练丁", phone="")
    noon.move(timedelta(minutes=25))
    between = queries.between(scope(road))
    assert [one.id for one in between] == people
    assert [one.minutes(noon.read()) for one in between] == [25, 25]
    assert queries.between(scope(road, "other_secretary")) == []


def test_fever_goes_to_the_health_side_with_a_duty_at_once(road, noon):
    [person] = road.arrived(1)
    road.send("driver", "screen", handover=person, temperature="37.4", site="axillary")
    assert road.states() == [rules.REFERRED]
    call = Duty.objects.get(kind="transfer.fever")
    assert (call.role, call.opens_at) == ("area_doctor", noon.read())
    assert not Duty.objects.unsettled().filter(kind="transfer.receive").exists()
    road.send("doctor", "answer_referral", handover=person, cleared=True, note="门诊排除")
    assert road.states() == [rules.SCREENED]
    assert not Duty.objects.unsettled().filter(kind="transfer.fever").exists()
    assert Duty.objects.unsettled().filter(kind="transfer.receive").exists()


def test_not_received_in_time_is_an_alarm_that_climbs(road, noon):
    people = road.riding(1)
    [duty] = Duty.objects.unsettled().filter(kind="transfer.receive")
    assert duty.state_at(noon.read()) == "open"
    noon.move(timedelta(hours=4, minutes=1))
    assert duty.state_at(noon.read()) == "late"
    road.send("desk", "refer", handover=people[0], reason="途中不适")
    assert not Duty.objects.unsettled().filter(kind="transfer.receive").exists()


def test_receiving_settles_the_alarm(road):
    people = road.riding(2)
    road.receive(people)
    assert not Duty.objects.unsettled().filter(kind="transfer.receive").exists()
    assert Duty.objects.filter(kind="transfer.receive", settlement="done").count() == 2


def test_nobody_is_dropped_from_the_list_without_a_reason(road):
    person = road.expect()
    with pytest.raises(Refused):
        road.send("driver", "miss", handover=person, why="")
    road.send("driver", "miss", handover=person, why="later")
    assert road.states() == [rules.ABSENT]
    road.send("driver", "arrive", handover=person)
    assert road.states() == [rules.ARRIVED]


def test_the_same_person_is_expected_once(road):
    first = road.expect()
    assert road.expect() == first
    assert road.expect(name="练乙") != first
    assert Handover.objects.count() == 2


def test_a_step_is_taken_back_only_if_it_was_the_last(road):
    [person] = road.screened(1)
    arrived = Movement.objects.get(act="arrive")
    screened = Movement.objects.get(act="screen")
    actor = road.town.users["driver"].actor()
    with pytest.raises(Refused):
        annul(actor=actor, keys=[arrived.id], reason="错")
    annul(actor=actor, keys=[screened.id], reason="量错人")
    one = Handover.objects.get(id=person)
    assert (one.state, one.temperature) == (rules.ARRIVED, None)
    annul(actor=actor, keys=[arrived.id], reason="不是他")
    assert road.states() == [rules.EXPECTED]
    assert Duty.objects.unsettled().filter(kind="transfer.meet").exists()
    annul(actor=actor, keys=[person], reason="没有这个人")
    assert not Handover.objects.standing().exists()


def test_names_and_telephones_lie_sealed(road):
    road.expect()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone FROM transfer_handover")
        [(name, phone)] = cursor.fetchall()
    assert "练甲".encode() not in bytes(name)
    assert b"00000000001" not in bytes(phone)


def test_the_neighbour_community_can_do_nothing(road):
    people = road.riding(1)
    answers = road.receive(people)
    assert answers.applied == 1
    other = road.each("other_secretary", "settle", people)
    assert (other.applied, other.review) == (0, 1)
    assert other.each[0].reason == "not_allowed"


def test_what_screening_needs_is_ready(road):
    people = road.riding(1)
    road.receive(people)
    asked = queries.for_arrivals(people)[people[0]]
    assert (asked["name"], asked["phone"], asked["origin"]) == ("练甲壹", "00000000001", "湖北武汉")
    assert asked["dwelling"] == road.doors[0].id
