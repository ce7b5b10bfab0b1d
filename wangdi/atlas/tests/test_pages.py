"""Pages of places: what each role sees, and in how many statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wangdi.atlas.tests.conftest import ask
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Household
from wangdi.territory.models import Place

SEEN = ("places", "gaps", "grids", "maps")


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize("who", ["desk", "secretary", "worker", "leader", "system"])
def test_everybody_who_may_sees_his_part(ground, name, who):
    assert ground.page(who, name).status_code in (200, 302)


def test_the_tree_counts_what_stands_in_each_place(ground):
    page = ground.page("desk", "places")
    rows = {row.place.id: row for row, _leaders, _risk in page.context["rows"]}
    here, office = rows[ground.here.id], rows[ground.here.parent_id]
    assert here.doors == Dwelling.objects.filter(community_id=ground.here.id).count() > 0
    assert here.buildings == Place.objects.buildings().filter(community_id=ground.here.id).count()
    assert office.communities == Place.objects.communities().count()
    assert office.doors == Dwelling.objects.count()
    assert page.context["count"] == office.communities


def test_the_tree_takes_a_constant_number_of_statements(ground):
    client = ground.town.client("desk")
    ground.area("第九片区")
    client.get(reverse("atlas:places"))
    with CaptureQueriesContext(connection) as first:
        client.get(reverse("atlas:places"))
    for n in range(12):
        ask("territory.lay_place", kind="area", name=f"{n}片", parent=ground.here.parent_id)
    with CaptureQueriesContext(connection) as second:
        client.get(reverse("atlas:places"))
    assert len(second) == len(first) <= 24


def test_a_place_tells_what_it_is(ground):
    page = ground.page("desk", "place", ground.here.id)
    text = page.content.decode()
    assert ground.here.name in text
    assert ground.grid.name in text
    assert (
        page.context["facts"]["households"]
        == Household.objects.filter(community_id=ground.here.id, closed_on=None).count()
    )


def test_who_works_in_a_grid_alone_sees_his_grids(ground):
    assert ground.page("worker", "places").url == reverse("atlas:grids")
    loads = ground.page("worker", "grids").context["loads"]
    assert [load.grid.id for load in loads] == [ground.grid.id]


def test_what_is_not_ones_own_is_not_there(ground):
    for name in ("place", "map", "move", "describe", "split", "draw"):
        assert ground.page("secretary", name, ground.there.id).status_code in (403, 404), name
    assert ground.page("secretary", "place", ground.there.id).status_code == 404
    assert ground.page("neighbour", "grid", ground.grid.id).status_code == 404
    assert ground.page("desk", "place", 987_654_321).status_code == 404


def test_who_may_only_look_is_offered_no_change(ground):
    assert ground.page("secretary", "move", ground.here.id).status_code == 403
    assert reverse("atlas:move", args=[ground.here.id]) not in (
        ground.page("secretary", "place", ground.here.id).content.decode()
    )


def test_the_load_of_a_grid_is_buildings_and_households(ground):
    page = ground.page("worker", "grid", ground.grid.id)
    buildings = ground.grid.buildings.buildings().count()
    households = Household.objects.filter(grid_id=ground.grid.id, closed_on=None).count()
    assert len(page.context["buildings"]) == buildings > 0
    assert page.context["households"] == households > 0
    assert page.context["workers"]
    [load] = [
        one
        for one in ground.page("desk", "grids", community=ground.here.id).context["loads"]
        if one.grid.id == ground.grid.id
    ]
    assert (load.buildings, load.households) == (buildings, households)
    upper = next(
        one
        for one in ground.page("desk", "grids", community=ground.here.id).context["loads"]
        if one.grid.id == ground.grid.parent_id
    )
    assert (
        upper.households
        == Household.objects.filter(community_id=ground.here.id, closed_on=None)
        .exclude(grid_id=None)
        .count()
    ), "all that lies in the grids within it"
    assert load.size == ("small" if households < 300 else "fitting")


def test_a_compound_that_nobody_manages_is_a_gap_until_somebody_stands_in(ground):
    compound = Place.objects.filter(kind="compound", community_id=ground.here.id)[0]
    ask("territory.describe_places", place=compound.id, management="unmanaged")

    def gap():
        page = ground.page("desk", "gaps")
        return next(one for one in page.context["gaps"] if one.name == "stand_in")

    assert gap().count == 1
    assert str(compound.id) in ground.page("desk", "gaps").content.decode()
    sent = ground.send(
        "desk", "describe", compound.id,
        management="unmanaged", stand_in="楼院长代表", stand_in_phone="0371-00000000",
    )  # fmt: skip
    assert sent.status_code == 302
    assert gap().count == 0
    assert "楼院长代表" in ground.page("desk", "place", compound.id).content.decode()


def test_a_colleague_may_stand_in(ground):
    compound = Place.objects.filter(kind="compound", community_id=ground.here.id)[0]
    worker = ground.town.user("worker")
    sent = ground.send(
        "desk", "describe", compound.id, management="unmanaged", stand_in_user=worker.id
    )
    assert sent.status_code == 302
    assert worker.name in ground.page("desk", "place", compound.id).content.decode()
    gaps = {one.name: one for one in ground.page("desk", "gaps").context["gaps"]}
    assert gaps["stand_in"].count == 0


def test_an_area_has_a_leader_who_writes_down_his_visits(ground):
    area = ground.area()
    gap = {one.name: one for one in ground.page("desk", "gaps").context["gaps"]}
    assert gap["leader"].count == 1
    ask_leader(ground, area)
    page = ground.page("desk", "place", area.id)
    assert page.context["leaders"] == [ground.town.user("leader").name]
    assert [one.id for one in page.context["visits"]["unvisited"]] == [ground.here.id]
    sent = ground.send(
        "leader", "visit", area.id,
        place=ground.here.id, on=str(clock.today()), found="两个出入口有人值守",
    )  # fmt: skip
    assert sent.status_code == 302
    page = ground.page("desk", "place", area.id)
    assert page.context["visits"]["unvisited"] == []
    assert "两个出入口有人值守" in page.content.decode()
    assert ground.page("secretary", "visit", ground.here.id).status_code == 403


def ask_leader(ground, area):
    user = ground.town.user("leader")
    ask("access.grant", user=user.id, role="leader", place=area.id)


def test_a_risk_level_holds_from_its_day_for_all_beneath(ground):
    sent = ground.send(
        "desk", "risk", ground.here.parent_id,
        level="medium", since=str(clock.today()), document="区指挥部通告第 3 号",
    )  # fmt: skip
    assert sent.status_code == 302
    page = ground.page("desk", "place", ground.here.id)
    assert page.context["risk"].level == "medium"
    ground.send(
        "desk", "risk", ground.here.id,
        level="low", since=str(clock.today()), document="区指挥部通告第 4 号",
    )  # fmt: skip
    assert ground.page("desk", "place", ground.here.id).context["risk"].level == "low"
    assert ground.page("desk", "place", ground.there.id).context["risk"].level == "medium"


def test_an_office_has_its_area_its_official_population_and_its_zones(ground):
    office = ground.here.parent_id
    sent = ground.send("desk", "describe", office, area_km2="18", population="160000")
    assert sent.status_code == 302
    assert ground.send("desk", "describe", ground.here.id, zone="安置区").status_code == 302
    place = Place.objects.get(id=office)
    assert str(place.area_km2) == "18.00"
    assert place.population == 160_000
    assert "160,000" in ground.page("desk", "place", office).content.decode()
    assert "安置区" in ground.page("desk", "places").content.decode()


def test_places_and_grids_are_found_in_the_search_box(ground):
    page = ground.town.client("desk").get(reverse("home:search"), {"q": ground.here.name})
    assert reverse("atlas:place", args=[ground.here.id]) in page.content.decode()
