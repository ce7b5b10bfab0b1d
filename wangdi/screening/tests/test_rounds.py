"""Open, plan again, close: one duty per door, through the intake."""

from datetime import date

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import actions
from wangdi.screening.models import CanvassRound

DAYS = {"starts_on": date(2020, 2, 10), "ends_on": date(2020, 2, 10)}


def ask(town, who, command, **payload):
    return submit_one(actor=town.users[who].actor(), command=command, payload=payload)


def test_opening_plans_one_duty_for_each_door(town, canvass) -> None:
    assert Duty.objects.count() == Dwelling.objects.count() == 9
    duty = Duty.objects.select_related(None).filter(grid_id=town.grids["one"].id).first()
    assert duty is not None
    door = Dwelling.objects.get(id=duty.subject)
    assert (duty.stamp, duty.label, duty.role) == (door.stamp, door.address, "grid_worker")
    assert duty.id.version == 7
    assert Event.objects.filter(verb="screening.round_opened").count() == 1


def test_planning_again_changes_nothing(canvass) -> None:
    before = list(Duty.objects.order_by("id").values())
    assert actions.plan_doors(canvass) == 0
    assert list(Duty.objects.order_by("id").values()) == before


def test_a_door_added_later_is_planned_by_planning_again(town, canvass) -> None:
    place = town.buildings["one"]
    Dwelling.objects.create(
        building=place, room="901", address="x", sort_key="x", community_id=place.community_id
    )
    ask(town, "desk", "screening.plan_doors", round=canvass.id)
    assert Duty.objects.count() == 10


def test_a_round_of_one_building_has_its_doors_only(town, noon) -> None:
    for building in town.buildings:
        town.doors(building)
    places = [town.buildings["two"].id]
    ask(town, "secretary", "screening.open_round", name="x", places=places, **DAYS)
    assert set(Duty.objects.values_list("building_id", flat=True)) == set(places)


def test_a_secretary_opens_rounds_of_her_own_community_only(town, noon) -> None:
    ask(town, "secretary", "screening.open_round", name="x", places=[town.here.id], **DAYS)
    for places in ([town.there.id], [town.office.id], [town.here.id, town.there.id]):
        with pytest.raises(Refused):
            ask(town, "secretary", "screening.open_round", name="x", places=places, **DAYS)
    assert CanvassRound.objects.count() == 1


def test_a_grid_worker_opens_none(town, noon) -> None:
    with pytest.raises(Refused):
        ask(town, "worker", "screening.open_round", name="x", places=[town.here.id], **DAYS)


def test_closing_takes_open_doors_back_and_reopening_brings_them_again(town, canvass) -> None:
    closed = ask(town, "desk", "screening.close_round", round=canvass.id, reason="order of today")
    assert not Duty.objects.unsettled().exists()
    assert all(duty.state_at(clock.now()) == "waived" for duty in Duty.objects.all())
    annul(actor=town.users["desk"].actor(), keys=[closed.key], reason="too early")
    assert Duty.objects.unsettled().count() == 9
    canvass.refresh_from_db()
    assert canvass.is_open()


def test_a_visited_round_is_closed_and_not_annulled(town, canvass) -> None:
    door = Dwelling.objects.filter(grid_id=town.grids["one"].id).first()
    assert door is not None
    payload = {"round": canvass.id, "dwelling": door.id, "outcome": "answered"}
    ask(town, "worker", "screening.record_visit", **payload)
    with pytest.raises(Refused):
        annul(actor=town.users["desk"].actor(), keys=[canvass.id], reason="wrong")


def test_who_sees_a_round(town, noon) -> None:
    ask(town, "secretary", "screening.open_round", name="x", places=[town.here.id], **DAYS)
    for who, sees in (("worker", 1), ("captain", 1), ("desk", 1), ("other_secretary", 0)):
        url = "/screening/rounds/"
        response = town.client(who).get(url)
        assert len(response.context["rounds"]) == sees, who
