import pytest

from wangdi.intake.commands import Incoming
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.territory import naming
from wangdi.territory.models import Grid, Place
from wangdi.territory.tests.conftest import INIT


def enter(ground, *rows):
    records = [
        Incoming(ids.uuid7(), {"community": ground.near.id, "community_name": "三官庙", **row})
        for row in rows
    ]
    return submit(actor=INIT, command="territory.enter_places", records=records)


@pytest.mark.parametrize("written", ["3号楼", "３号楼", "3栋", "3#", "第三栋", "03 幢", "3＃楼"])
def test_one_building_however_it_is_written(written):
    assert naming.plain(written) == "3"


def test_units_are_one_however_they_are_written():
    assert {naming.plain_unit(name) for name in ("1单元", "一单元", "01", "１门")} == {"1"}


def test_rows_lay_what_is_missing_and_know_what_is_there(ground):
    rows = [
        {"compound": "东院", "building": "1#", "unit": "2单元"},
        {"compound": "东院", "building": "3栋", "unit": "1单元"},
        {"compound": "东院", "building": "3号楼", "unit": "一单元"},
        {"compound": "东院", "building": "２号楼"},
        {"compound": "南庄", "hamlet": True},
        {"building": ""},
    ]
    answers = enter(ground, *rows)
    assert (answers.applied, answers.duplicate, answers.review) == (3, 2, 1)
    court = ground.named("东院")
    names = list(court.children.filter(valid_to=None).values_list("name", flat=True))
    assert sorted(names) == ["10号楼", "1号楼", "2号楼", "3栋"]
    assert ground.named("南庄").kind == "hamlet"
    assert ground.named("南庄").community_id == ground.near.id


def test_rows_tell_grids_areas_management_and_positions(ground):
    row = {
        "compound": "东院", "building": "10号楼", "area": "第一片区", "grid_code": "G-7",
        "grid_name": "第七网格", "upper_grid": "第二大网格", "management": "unmanaged",
        "stand_in": "楼院长", "lat": 34.75, "lon": 113.6, "crs": "wgs84",
    }  # fmt: skip
    assert enter(ground, row).applied == 1
    grid = Grid.objects.get(code="G-7")
    assert (grid.level, grid.parent.name, grid.parent.level) == (3, "第二大网格", 2)
    building = ground.named("10号楼")
    assert building.grid_id == grid.id
    assert building.position.lat == 34.75
    assert ground.named("东院").stand_in == "楼院长"
    assert ground.again(ground.near).parent.name == "第一片区"
    fact = Fact.objects.filter(kind="territory.grid_drawn").latest("id")
    assert fact.detail["buildings"] == [building.id]
    assert enter(ground, row).duplicate == 1


def test_a_whole_subdistrict_takes_few_statements(ground, django_assert_max_num_queries):
    rows = [
        {"compound": f"{n % 40}院", "building": f"{n}号楼", "unit": "1", "grid_code": f"W{n % 42}"}
        for n in range(1500)
    ]
    with django_assert_max_num_queries(60):
        assert enter(ground, *rows).applied == 1500
    assert Place.objects.buildings().filter(grid__code__startswith="W").count() == 1500
