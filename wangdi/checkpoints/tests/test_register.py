"""The register: entered, shut with a fire-safety note, merged, opened, entrusted, counted."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count

from wangdi.access.scoping import Scope
from wangdi.checkpoints import queries
from wangdi.checkpoints.models import (
    Checkpoint,
    CheckpointChange,
    CheckpointKind,
    Equipment,
    MonitoringPoint,
    Status,
    Traffic,
)
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Fact, Key
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.staff.models import Unit, UnitKind


def take_back(ground, gate, command):
    key = Key.objects.filter(command=command, subject=gate.id).latest("key").key
    annul(actor=ground.secretary.actor(), keys=[key], reason="点错了")
    gate.refresh_from_db()


def refused(ground, gate, **more):
    with pytest.raises(Refused) as refusal:
        ground.shut(gate, **more)
    return refusal.value.reason


def test_each_has_its_one_monitoring_point(ground):
    gate = ground.gate("东门", number="K-01", traffic="both")
    assert (gate.monitoring_point.spot, gate.monitoring_point.methods) == ("门岗旁", ["forehead"])
    assert (gate.community_id, gate.grid_id, gate.is_all_day()) == (ground.here, ground.grid, True)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonitoringPoint.objects.create(
            checkpoint=gate, spot="又一处", methods=["wrist"], since=clock.today()
        )
    assert not Checkpoint.objects.annotate(n=Count("monitoring_point")).exclude(n=1).exists()
    with pytest.raises(Refused):
        ground.gate("无监测点", methods=[])


@pytest.mark.parametrize("kind", CheckpointKind)
def test_every_kind_has_what_passes_there(ground, kind):
    gate = ground.gate("一处", kind=kind, traffic="both")
    passing = {"pedestrian": Traffic.PEOPLE, "unit_door": Traffic.PEOPLE, "vehicle": "vehicles"}
    assert gate.traffic == passing.get(kind, Traffic.BOTH)
    assert gate.lets_vehicles() is (kind not in ("pedestrian", "unit_door"))


@pytest.mark.parametrize("more", [{"number": "K-01"}, {"name": "东门", "number": "K-02"}])
def test_nothing_is_on_the_register_twice(ground, more):
    ground.gate("东门", number="K-01")
    with pytest.raises(Refused):
        ground.gate(**{"name": "西门", **more})


def test_the_last_entrance_stays_and_a_fire_exit_opens_from_inside(ground):
    east, west = ground.gate("东门"), ground.gate("西门", fire_exit=True)
    assert refused(ground, west, fire_way="key") == "fire_exit"
    assert refused(ground, west, fire_note="") == "no_fire_note"
    ground.shut(west, fire_way="seal")
    west.refresh_from_db()
    assert (west.status, west.closed_on) == (Status.CLOSED, clock.today())
    assert refused(ground, east) == "last_entrance"
    assert refused(ground, west, fire_way="seal") == "shut_already"
    with pytest.raises(IntegrityError), transaction.atomic():
        Checkpoint.objects.filter(id=west.id).update(fire_note="")
    assert list(Fact.objects.filter(kind="checkpoints.closed").values_list("subject")) == [
        (west.id,)
    ]


def test_two_that_shut_at_once_leave_one(ground):
    gates = [ground.gate("东门"), ground.gate("西门")]
    told = {"fire_way": "guarded", "fire_note": "保安昼夜值守,一分钟内打开", "reason": "压减"}
    records = [Incoming(ids.uuid7(), {"checkpoint": one.id, **told}) for one in gates]
    answers = submit(actor=ground.secretary.actor(), command="checkpoints.close", records=records)
    assert (answers.applied, answers.review) == (1, 1)
    assert answers.each[1].reason == "last_entrance"
    assert Checkpoint.objects.open().count() == 1


def test_a_vehicle_gate_is_no_way_for_people(ground):
    ground.gate("车行口", kind="vehicle")
    assert refused(ground, ground.gate("人行口", kind="pedestrian")) == "last_entrance"


def test_merged_into_another_open_one_of_the_place(ground):
    east, west, north = (ground.gate(name) for name in ("东门", "西门", "北门"))
    other = ground.gate("单位门", kind="site", place=ground.here)
    for into in (other, east):
        with pytest.raises(Refused) as refusal:
            ground.shut(east, "checkpoints.merge", into=into.id)
        assert refusal.value.reason == "no_other"
    ground.shut(east, "checkpoints.merge", into=west.id)
    east.refresh_from_db()
    assert (east.status, east.merged_into) == (Status.MERGED, west)
    assert refused(ground, west) == "others_merged"
    ground.send("checkpoints.open", checkpoint=east.id, reason="早晚高峰拥堵")
    east.refresh_from_db()
    assert (east.status, east.merged_into, east.fire_note) == (Status.OPEN, None, "")
    ground.shut(west)
    ground.shut(north)


def test_each_change_can_be_taken_back(ground):
    gate, _other = ground.gate("东门"), ground.gate("西门")
    ground.shut(gate)
    take_back(ground, gate, "checkpoints.close")
    assert (gate.status, gate.closed_on, gate.fire_note) == (Status.OPEN, None, "")
    ground.shut(gate)
    ground.send("checkpoints.open", checkpoint=gate.id, reason="恢复通行")
    with pytest.raises(Refused):
        take_back(ground, gate, "checkpoints.close")
    take_back(ground, gate, "checkpoints.open")
    assert gate.status == Status.CLOSED
    assert CheckpointChange.objects.filter(undone_at=None).count() == 1
    with pytest.raises(Refused):
        annul(actor=ground.secretary.actor(), keys=[gate.id], reason="登记错了")


def test_an_undo_leaves_no_place_without_an_entrance(ground):
    east, west = ground.gate("东门"), ground.gate("西门")
    ground.shut(east)
    ground.send("checkpoints.open", checkpoint=east.id, reason="恢复通行")
    ground.shut(west)
    with pytest.raises(Refused):
        take_back(ground, east, "checkpoints.open")
    assert Checkpoint.objects.get(id=east.id).status == Status.OPEN


def test_put_right_and_back(ground):
    gate = ground.gate("东门", number="K-01")
    told = {"name": "东大门", "number": "K-9", "traffic": "both", "begins": "06:00", "spot": "岗亭"}
    told["ends"], methods = "22:00", ["thermal", "forehead"]
    ground.send("checkpoints.describe", checkpoint=gate.id, methods=methods, **told)
    gate.refresh_from_db()
    assert (gate.name, str(gate.begins), gate.traffic) == ("东大门", "06:00:00", "both")
    assert MonitoringPoint.objects.get().methods == ["thermal", "forehead"]
    take_back(ground, gate, "checkpoints.describe")
    assert (gate.name, gate.number, gate.begins) == ("东门", "K-01", None)


def test_one_branch_stands_for_many_and_some_have_none(ground):
    gates = [ground.gate(name) for name in ("东门", "西门", "北门")]
    branch = Unit.objects.create(
        kind=UnitKind.TEMPORARY_BRANCH, name="东片临时党支部", began_on=clock.today()
    )
    for gate in gates[:2]:
        ground.send("checkpoints.entrust", checkpoint=gate.id, branch=branch.id)
    assert list(Checkpoint.objects.filter(branch=branch)) == gates[:2]
    take_back(ground, gates[0], "checkpoints.entrust")
    assert gates[0].branch is None
    with pytest.raises(Refused) as refusal:
        ground.send("checkpoints.entrust", checkpoint=gates[2].id, unit=ids.uuid7())
    assert refusal.value.field.endswith("unit")


def test_equipment_is_counted_and_a_lack_is_seen(ground):
    gate = ground.gate("东门")
    count = [{"kind": "thermometer", "count": 2}, {"kind": "masks", "count": 0}]
    ground.send("checkpoints.equip", checkpoint=gate.id, items=count)
    ground.send("checkpoints.equip", checkpoint=gate.id, items=[{"kind": "masks", "count": 50}])
    assert dict(Equipment.objects.values_list("kind", "count")) == {"thermometer": 2, "masks": 50}
    take_back(ground, gate, "checkpoints.equip")
    assert dict(Equipment.objects.values_list("kind", "count")) == {"thermometer": 2, "masks": 0}


def test_seen_from_the_grid_of_the_compound_and_not_from_next_door(ground):
    gate = ground.gate("东门")
    ground.gate("1单元门", kind="unit_door", place=ground.unit)
    for scope, n in (
        (Scope(communities=frozenset({ground.here})), 2),
        (Scope(grids=frozenset({ground.grid})), 2),
        (Scope(buildings=frozenset({ground.building})), 2),
        (Scope(communities=frozenset({ground.there})), 0),
        (Scope(), 0),
    ):
        assert queries.register(scope).count() == n
    assert set(Checkpoint.objects.all().guarding([ground.compound]).values_list("place")) == {
        (ground.compound,),
        (ground.unit,),
    }
    assert queries.guarded(gate) == [ground.compound]
    assert ground.compound in queries.guarded(Checkpoint.objects.get(kind="unit_door"))


def test_only_those_who_keep_it(ground):
    asked = {"place": ground.compound, "kind": "compound_gate", "name": "东门"}
    asked |= {"spot": "门岗旁", "methods": ["forehead"]}
    for by in (
        ground.user("grid_worker", grid=ground.grid),
        ground.user("duty_desk", ground.there),
    ):
        with pytest.raises(Refused):
            ground.send("checkpoints.register", by=by, **asked)
    assert not Checkpoint.objects.exists()
