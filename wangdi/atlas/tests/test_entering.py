"""A list of places looked through and written: causes, answers, what is there already."""

import io
from typing import Any

import pytest

from wangdi.accounts.models import User
from wangdi.importing import actions, kinds
from wangdi.importing.models import ImportRun
from wangdi.importing.tests.conftest import causes, counts
from wangdi.intake.models import ReviewItem
from wangdi.lib.sheets import write_table
from wangdi.territory.models import Grid, Place

HEADINGS = (
    "区县", "街道", "片区", "社区/村", "小区/自然村", "自然村", "楼栋", "单元", "网格编号",
    "网格名称", "上级网格", "物业", "管理方式", "代管人", "代管电话", "经度", "纬度", "坐标系",
)  # fmt: skip


def row(**said):
    return {"社区/村": "三官庙社区", "小区/自然村": "新院", "楼栋": "1号楼"} | said


@pytest.fixture
def send(town):
    desk = town.user("desk")

    def send(*rows, decisions=None, user: User = desk) -> ImportRun:
        file = io.BytesIO()
        write_table(file, HEADINGS, [[one.get(name, "") for name in HEADINGS] for one in rows])
        return examined(file.getvalue(), user, decisions or {})

    return send


def examined(content: bytes, user: User, decisions: dict[str, Any]) -> ImportRun:
    communities = frozenset(Place.objects.communities().values_list("id", flat=True))
    kind = kinds.kind("places")
    run = actions.receive(content, "地点.xlsx", kind=kind, by=user.actor(), communities=communities)
    for key, answer in decisions.items():
        run = actions.decide(run, key, answer)
    return run


def write(run: ImportRun) -> ImportRun:
    return actions.ask_to_write(run, kind=kinds.kind("places"))


@pytest.mark.parametrize(
    ("said", "cause", "expected"),
    [
        ({}, None, (1, 0, 0, 0)),
        ({"社区/村": "三官庙社区居委会"}, None, (1, 0, 0, 0)),
        ({"社区/村": "三官庙西"}, "community_unknown", (0, 0, 1, 0)),
        ({"小区/自然村": "", "楼栋": ""}, "nothing_named", (0, 0, 1, 0)),
        ({"楼栋": "很长" * 40}, "place_too_long", (0, 0, 1, 0)),
        ({"经度": "34.7", "纬度": "113.6", "坐标系": "高德"}, "position_odd", (1, 0, 0, 0)),
        ({"经度": "113.6", "纬度": "34.7"}, "system_missing", (1, 0, 0, 0)),
    ],
)
def test_every_cause_is_found_and_written_as_it_was_said(send, said, cause, expected):
    run = send(row(**said))
    assert set(causes(run)) == ({cause} if cause else set())
    assert counts(run) == expected
    assert not Place.objects.filter(name="新院").exists(), "nothing is written before the button"
    assert counts(write(run)) == expected
    assert Place.objects.filter(name="新院").exists() == bool(expected[0])
    assert ReviewItem.objects.filter(command="territory.enter_places").count() == expected[2]


def test_one_building_written_in_four_ways_is_one(send):
    names = ("3号楼", "３号楼", "3栋", "3#")
    run = send(*(row(楼栋=name, 单元="1单元") for name in names))
    assert counts(run) == (1, 3, 0, 0)
    assert counts(write(run)) == (1, 3, 0, 0)
    assert Place.objects.buildings().filter(parent__name="新院").count() == 1


def test_a_list_tells_grids_areas_management_and_positions(send):
    run = write(
        send(
            row(片区="第一片区", 网格编号="Z-01", 网格名称="新一网格", 上级网格="新大网格",
                管理方式="无主管楼院", 代管人="楼院长", 代管电话="0371-00000000",
                经度="113.62", 纬度="34.75", 坐标系="高德"),
            row(楼栋="２号楼", 网格编号="Z-01", 物业="某物业公司"),
            row(**{"小区/自然村": "", "楼栋": "", "自然村": "南庄"}),
        )
    )  # fmt: skip
    assert counts(run) == (3, 0, 0, 0)
    grid = Grid.objects.get(code="Z-01")
    assert (grid.name, grid.parent.name) == ("新一网格", "新大网格")
    assert grid.buildings.buildings().count() == 2
    court = Place.objects.get(name="新院")
    assert court.stand_in == "楼院长"
    assert Place.objects.get(name="1号楼", parent=court).position.crs == "gcj02"
    assert Place.objects.get(name="南庄").kind == "hamlet"
    assert Place.objects.get(children=court).parent.name == "第一片区"


def test_an_unknown_community_is_told_once_for_all_its_rows(send):
    rows = [row(**{"社区/村": "三官廟", "楼栋": f"{n}号楼"}) for n in (1, 2)]
    run = send(*rows)
    [finding] = run.findings["findings"]
    near = next(code for code in finding["choices"] if code.startswith("at:"))
    key = f"community_unknown:community:{finding['value']}"
    decided = send(*(one | {"区县": "管城区"} for one in rows), decisions={key: near})
    assert counts(write(decided)) == (2, 0, 0, 0)
    assert Place.objects.get(name="新院").community_id == int(near.removeprefix("at:"))


def test_the_same_list_again_is_all_there(send):
    rows = [row(网格编号="Z-01"), row(楼栋="2号楼")]
    write(send(*rows))
    again = send(*(one | {"区县": "另写一列"} for one in rows))
    assert counts(again) == (0, 2, 0, 0)
    assert counts(write(again)) == (0, 2, 0, 0)
