"""A file of some thousand rows whose worker is killed: nothing half, and written exactly once."""

from datetime import date, timedelta

import pytest

from tests.kills.conftest import Machine
from wangdi.importing import actions, kinds, rules
from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.tests.conftest import counts, workbook
from wangdi.intake.models import Batch, Event, Key, ReviewItem
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Household, Person
from wangdi.territory.models import Place, PlaceKind

ROWS = 3000
WORKER = "wangdi.importing.actions:run_pending"
WRITTEN = (Person, Household, Dwelling, Key, Batch, Event, ReviewItem)


@pytest.fixture
def run(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> ImportRun:
    """A ledger that was looked through and is to be written; no worker was there yet."""
    sent = _sent(machine)
    monkeypatch.setattr(rules, "AT_ONCE", 0)
    return actions.ask_to_write(sent, kind=kinds.kind("ledger"))


def _sent(machine: Machine) -> ImportRun:
    building = Place.objects.filter(kind=PlaceKind.BUILDING).select_related("parent")[0]
    community = Place.objects.get(id=building.community_id or 0)
    desk = machine.town.user("desk").actor()
    return actions.receive(
        workbook(*(_row(community, building, number) for number in range(ROWS))),
        "台账.xlsx",
        kind=kinds.kind("ledger"),
        by=desk,
        communities=frozenset({community.id}),
    )


def test_killed_while_it_looks_through_the_rows_it_is_looked_through_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 0)
    run, before = _sent(machine), _written()
    machine.kill_at("importing_storedfile", WORKER)
    assert _state(run) == RunState.CHECKING
    assert (_written(), actions.run_pending()) == (before, 0)
    _let_a_minute_pass()
    assert actions.run_pending() == 1
    run.refresh_from_db()
    assert (run.state, counts(run)) == (RunState.READY, (ROWS, 0, 0, 0))
    assert _written() == before


def test_killed_in_the_middle_it_leaves_nothing_and_is_written_once(
    machine: Machine, run: ImportRun
) -> None:
    before, said = _written(), counts(run)
    for table in ("people_person", "intake_event"):
        machine.kill_at(table, WORKER)
        assert _written() == before
        assert actions.run_pending() == 0, "its worker may still be at it, for a minute"
        _let_a_minute_pass()
    assert actions.run_pending() == 1
    run.refresh_from_db()
    assert (run.state, counts(run)) == (RunState.APPLIED, said)
    assert run.applied
    assert Person.objects.count() == before[Person] + run.applied
    assert Key.objects.count() == before[Key] + run.received
    assert Batch.objects.count() == before[Batch] + 1


def test_killed_right_after_the_commit_it_is_not_written_again(
    machine: Machine, run: ImportRun
) -> None:
    machine.kill_when(lambda: _state(run) == RunState.APPLIED, WORKER)
    once = _written()
    _let_a_minute_pass()
    assert actions.run_pending() == 0
    assert _written() == once
    assert Batch.objects.filter(channel="import", received=run.received).count() == 1


def _row(community: Place, building: Place, number: int) -> dict[str, object]:
    """Somebody alone behind a door of his own."""
    born = date(1950, 1, 1) + timedelta(days=number)
    return {
        "社区": community.name,
        "小区": building.parent.name if building.parent else "",
        "楼栋": building.name,
        "单元": "9",
        "房号": f"{1000 + number}",
        "姓名": f"甲住户{'安宁和平长青松柏'[number % 8]}",
        "性别": "男",
        "出生日期": born,
    }


def _written() -> dict[type, int]:
    return {model: model.objects.count() for model in WRITTEN}


def _state(run: ImportRun) -> str:
    return ImportRun.objects.values_list("state", flat=True).get(pk=run.pk)


def _let_a_minute_pass() -> None:
    ImportRun.objects.update(taken_at=clock.now() - actions.PATIENCE - timedelta(seconds=1))
