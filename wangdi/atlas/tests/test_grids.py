"""Grids through their pages: drawn over picked buildings, ended, undone; and laying by page."""

from wangdi.access.receivers import follow_the_ground
from wangdi.intake.models import Fact
from wangdi.people.models import Household
from wangdi.territory.models import Grid, Place


def hear():
    follow_the_ground(list(Fact.objects.filter(kind__startswith="territory.").order_by("id")))


def buildings(ground):
    return list(Place.objects.buildings().filter(community_id=ground.here.id))


def test_a_grid_is_drawn_over_picked_buildings_and_its_homes_follow(ground):
    first, *others = buildings(ground)
    sent = ground.send(
        "desk", "draw", ground.here.id,
        code="N-9", name="新网格", level=3, buildings=[first.id],
    )  # fmt: skip
    assert sent.status_code == 302
    hear()
    grid = Grid.objects.get(code="N-9")
    homes = Household.objects.filter(building_id=first.id)
    assert homes.count() == homes.filter(grid_id=grid.id).count() > 0
    page = ground.page("desk", "grid", ground.grid.id)
    assert [span.building for span in page.context["past"]] == [first]
    sent = ground.send("desk", "redraw", grid.id, name="新网格", level=3, buildings=[others[-1].id])
    assert sent.status_code == 302
    assert list(grid.buildings.buildings()) == [others[-1]]
    gaps = {one.name: one for one in ground.page("desk", "gaps").context["gaps"]}
    assert gaps["grid"].count == 1
    assert gaps["worker"].count == 1
    assert ground.send("desk", "undo_grid", grid.id, reason="误操作").status_code == 302
    assert list(grid.buildings.buildings()) == [first]


def test_a_grid_that_ends_hands_over_buildings_and_worker(ground):
    other = Grid.objects.filter(community=ground.here, level=3).exclude(id=ground.grid.id)[0]
    assert ground.page("worker", "grid", other.id).status_code == 404
    sent = ground.send("desk", "end_grid", ground.grid.id, into=other.id, reason="合并网格")
    assert sent.status_code == 302
    hear()
    assert other.buildings.buildings().count() == len(buildings(ground))
    assert ground.page("worker", "grid", other.id).status_code == 200, "he goes along"
    assert ground.send("desk", "undo_grid", ground.grid.id, reason="误操作").status_code == 302
    assert ground.page("worker", "grid", other.id).status_code == 404


def test_buildings_are_added_by_the_line(ground):
    sent = ground.send(
        "desk", "buildings", ground.there.id,
        compound="新院", buildings="1-12号楼\n综合楼", units=2, management="self",
    )  # fmt: skip
    assert sent.status_code == 302
    court = Place.objects.get(name="新院")
    names = list(court.children.buildings().values_list("name", flat=True))
    assert names[:2] == ["1号楼", "2号楼"]
    assert len(names) == 13
    assert court.management == "self"
    assert Place.objects.filter(kind="unit", ancestors__contains=[court.id]).count() == 26


def test_a_district_and_a_unit_are_laid_by_page(ground):
    sent = ground.send("desk", "lay_district", code="340405", subdistricts="340405001 340405100")
    assert sent.status_code == 302
    assert Place.objects.filter(code__in=("340405001", "340405100")).count() == 2
    assert (
        ground.send("desk", "lay_unit", kind="administration", name="示范管委会").status_code == 302
    )
    unit = Place.objects.get(kind="administration")
    sent = ground.send("desk", "lay_subdistrict", code="410105014", under=unit.id)
    assert sent.status_code == 302
    text = ground.page("desk", "place", Place.objects.get(code="410105014").id).content.decode()
    assert "金水区" in text, "counted under another"
    page = ground.send("desk", "lay_subdistrict", code="999999999")
    assert page.context["form"].errors["code"]


def test_an_area_is_added_in_an_office(ground):
    office = ground.here.parent
    assert ground.send("desk", "add", office.id, kind="area", name="第三片区").status_code == 302
    assert Place.objects.get(name="第三片区").parent_id == office.id
    page = ground.send("desk", "add", office.id, kind="area", name="第三片区")
    assert page.status_code == 200
    assert page.context["form"].errors
