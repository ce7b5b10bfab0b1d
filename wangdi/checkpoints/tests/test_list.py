"""A list of checkpoints as a file: read as offices write it, each row registered, known or kept."""

import pytest

from wangdi.checkpoints.entering.preparing import match, prepare
from wangdi.checkpoints.models import Checkpoint
from wangdi.importing.kinds import Context, Table, Verdict
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.staff.models import Unit, UnitKind

HEADINGS = (
    "number",
    "name",
    "kind",
    "community",
    "compound",
    "building",
    "unit",
    "hours",
    "branch",
)
GATE = ("K-01", "东门", "小区大门", "近社区", "安居小区", "", "", "24小时", "东片临时党支部")
DOOR = ("K-02", "1单元门", "单元楼门", "近", "安居小区", "1栋", "一单元", "6:00-23:00", "")


@pytest.fixture
def branch(ground):
    return Unit.objects.create(
        kind=UnitKind.TEMPORARY_BRANCH, name="东片临时党支部", began_on=clock.today()
    )


def read(ground, *rows):
    cells = {name: [row[at] for row in rows] for at, name in enumerate(HEADINGS)}
    context = Context(ground.secretary.actor(), communities=frozenset({ground.here}))
    prepared = prepare(Table(range(2, 2 + len(rows)), cells), context)
    return prepared, match(prepared, context)


def enter(ground, prepared):
    records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
    actor = ground.secretary.actor()
    return submit(actor=actor, command="checkpoints.enter", records=records)


def test_each_row_is_a_checkpoint_with_its_place_and_its_branch(ground, branch):
    prepared, found = read(ground, GATE, DOOR)
    assert (prepared.findings, found) == ([], [])
    assert enter(ground, prepared).applied == 2
    gate, door = Checkpoint.objects.order_by("number")
    assert (gate.place_id, gate.kind, gate.branch, gate.is_all_day()) == (
        *(ground.compound, "compound_gate"),
        *(branch, True),
    )
    assert (door.place_id, door.building_id, str(door.begins)) == (
        *(ground.unit, ground.building),
        "06:00:00",
    )
    assert door.monitoring_point.methods == ["forehead"]


@pytest.mark.parametrize(
    ("at", "value", "cause"),
    [
        (1, "", "checkpoint_name"),
        (2, "瞭望塔", "checkpoint_kind"),
        (3, "天上社区", "checkpoint_where"),
        (4, "天上小区", "checkpoint_where"),
        (7, "白天", "checkpoint_hours"),
        (8, "西片临时党支部", "checkpoint_unit"),
    ],
)
def test_what_is_wrong_waits_for_a_person(ground, branch, at, value, cause):
    row = list(GATE)
    row[at] = value
    prepared, _found = read(ground, row)
    assert [(one.cause, one.verdict) for one in prepared.findings] == [(cause, Verdict.REVIEW)]
    answers = enter(ground, prepared)
    assert [one.reason for one in answers.each] == [cause]
    assert not Checkpoint.objects.exists()


def test_twice_in_the_list_or_there_already_is_known(ground, branch):
    prepared, found = read(ground, GATE, GATE)
    assert [(one.cause, one.rows) for one in found] == [("same_checkpoint", [1])]
    answers = enter(ground, prepared)
    assert (answers.applied, answers.duplicate) == (1, 1)
    prepared, found = read(ground, ("K-01", "另一个名", *GATE[2:]))
    assert found[0].rows == [0]
    assert enter(ground, prepared).duplicate == 1
    annul(actor=ground.secretary.actor(), keys=[answers.each[0].key], reason="名单有误")
    assert not Checkpoint.objects.standing().exists()
    assert enter(ground, read(ground, GATE)[0]).applied == 1
