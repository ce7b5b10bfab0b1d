import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.territory import queries
from wangdi.territory.models import GridBuilding, Place, PlaceChange
from wangdi.territory.tests.conftest import INIT, ask

WHY = {"reason": "区划调整"}


def undo(answer):
    annul(actor=INIT, keys=[answer.key], reason="按错了")


def told(kind):
    return [fact.detail for fact in Fact.objects.filter(kind=kind)]


def test_a_compound_goes_to_another_community_with_all_that_stands_in_it(ground):
    court = ground.named("东院")
    answer = ask("move_places", place=court.id, parent=ground.far.id, **WHY)
    buildings = Place.objects.filter(ancestors__contains=[court.id], kind="building")
    assert buildings.count() == 3
    for place in Place.objects.under([court.id]):
        assert place.community_id == ground.far.id
        assert ground.far.id in place.ancestors
        assert ground.near.id not in place.ancestors
        assert place.sort_key.startswith(ground.again(ground.far).sort_key)
    assert ground.grid("A").community_id == ground.far.id, "both its buildings went along"
    assert ground.grid("B").community_id == ground.near.id
    assert ground.named("10号楼").grid_id is None, "its grid stayed behind"
    assert ground.named("1号楼", parent__name="西院").grid_id == ground.grid("B").id
    [fact] = told("territory.places_moved")
    assert set(fact["buildings"]) == set(buildings.values_list("id", flat=True))
    assert fact["grids"] == [ground.grid("A").id]
    undo(answer)
    assert ground.again(court).community_id == ground.near.id
    assert ground.named("10号楼").grid_id == ground.grid("B").id
    assert ground.grid("A").community_id == ground.near.id


@pytest.mark.parametrize("parent", ["itself", "beneath", "same", "building"])
def test_a_place_goes_only_where_it_can_stand(ground, parent):
    court = ground.named("东院")
    there = {
        "itself": court,
        "beneath": ground.named("2号楼"),
        "same": ground.near,
        "building": ground.named("1号楼", parent__name="西院"),
    }[parent]
    with pytest.raises(Refused):
        ask("move_places", place=court.id, parent=there.id, **WHY)


def test_names_do_not_clash_after_a_move(ground):
    ask("add_places", community=ground.far.id, compound="东院", building="7号楼")
    court = Place.objects.get(name="东院", parent=ground.near)
    with pytest.raises(Refused, match="东院"):
        ask("move_places", place=court.id, parent=ground.far.id, **WHY)


def test_communities_go_under_an_area_and_stay_themselves(ground):
    office = ground.near.parent
    ask("lay_place", kind="area", name="第一片区", parent=office.id)
    area = ground.named("第一片区")
    ask("move_places", place=ground.near.id, parent=area.id, **WHY)
    near = ground.again(ground.near)
    assert near.ancestors == [*office.ancestors, office.id, area.id]
    assert near.community_id == near.id
    assert ground.named("2号楼").grid_id == ground.grid("A").id
    assert ground.named("2号楼").ancestors[:4] == [*near.ancestors, near.id]


def test_a_new_name_keeps_the_old_one_and_the_walking_order(ground):
    building = ground.named("2号楼")
    answer = ask("rename_places", place=building.id, name="12号楼", **WHY)
    names = Place.objects.buildings().filter(parent__name="东院").values_list("name", flat=True)
    assert list(names) == ["1号楼", "10号楼", "12号楼"]
    change = PlaceChange.objects.get(place=building)
    assert (change.before, change.after, change.reason) == (
        {"name": "2号楼"},
        {"name": "12号楼"},
        "区划调整",
    )
    with pytest.raises(Refused, match="10号楼"):
        ask("rename_places", place=building.id, name="10号楼", **WHY)
    undo(answer)
    assert ground.again(building).name == "2号楼"
    assert PlaceChange.objects.get(place=building).undone_at


def test_what_was_changed_again_is_not_undone_before_it(ground):
    first = ask("rename_places", place=ground.near.id, name="甲社区", **WHY)
    ask("rename_places", place=ground.near.id, name="乙社区", **WHY)
    with pytest.raises(Refused) as refusal:
        undo(first)
    assert refusal.value.reason == "in_use"


def test_a_community_is_split_and_put_together_again(ground):
    west = ground.named("西院")
    answer = ask("split_places", place=ground.near.id, name="西院社区", children=[west.id], **WHY)
    new = ground.named("西院社区")
    assert new.community_id == new.id
    assert new.parent_id == ground.near.parent_id
    moved = ground.named("1号楼", parent__name="西院")
    assert (moved.community_id, moved.grid_id) == (new.id, None)
    undo(answer)
    assert not Place.objects.filter(name="西院社区").exists()
    moved.refresh_from_db()
    assert (moved.community_id, moved.grid_id) == (ground.near.id, ground.grid("B").id)


def test_a_community_goes_into_another_with_its_grids(ground):
    answer = ask("merge_places", place=ground.near.id, into=ground.far.id, **WHY)
    near = ground.again(ground.near)
    assert near.valid_to
    assert near.heir_id == ground.far.id
    assert ground.named("2号楼").community_id == ground.far.id
    assert {ground.grid(code).community_id for code in "AB"} == {ground.far.id}
    assert ground.named("2号楼").grid_id == ground.grid("A").id
    [fact] = told("territory.places_moved")
    assert fact["community_heirs"] == {str(near.id): ground.far.id}
    undo(answer)
    near = ground.again(ground.near)
    assert near.valid_to is None
    assert near.heir_id is None
    assert ground.named("2号楼").community_id == near.id
    assert ground.grid("A").community_id == near.id


def test_only_what_is_empty_is_closed(ground):
    with pytest.raises(Refused) as refusal:
        ask("close_places", place=ground.named("东院").id, **WHY)
    assert refusal.value.reason == "in_use"
    building = ground.named("10号楼")
    answer = ask("close_places", place=building.id, **WHY)
    assert ground.again(building).valid_to
    assert not building.children.filter(valid_to=None).exists()
    assert not GridBuilding.objects.filter(building=building, until=None).exists()
    undo(answer)
    assert ground.again(building).grid_id == ground.grid("B").id
    assert building.children.filter(valid_to=None).count() == 1


def test_a_place_is_described_and_a_position_has_its_system(ground):
    court = ground.named("东院")
    answer = ask(
        "describe_places",
        place=court.id,
        management="unmanaged",
        stand_in="楼院长",
        stand_in_phone="0371-00000000",
        lat=34.75,
        lon=113.62,
        crs="gcj02",
    )
    court = ground.again(court)
    assert court.is_unmanaged()
    assert court.stand_in == "楼院长"
    assert court.position.crs == "gcj02"
    with pytest.raises(Refused):
        ask("describe_places", place=court.id, lat=34.75, lon=113.62)
    ask("describe_places", place=ground.near.id, kind="resettlement", zone="安置区")
    assert ground.again(ground.near).kind == "resettlement"
    with pytest.raises(Refused):
        ask("describe_places", place=court.id, kind="community")
    undo(answer)
    assert ground.again(court).position is None


def test_moving_many_takes_few_statements(ground, django_assert_max_num_queries):
    for n in range(12):
        ask("add_places", community=ground.near.id, compound=f"{n}院", building="1号楼")
    court = ground.named("3院")
    with django_assert_max_num_queries(45):
        ask("move_places", place=court.id, parent=ground.far.id, **WHY)


def test_kinds_of_communities_stay_communities_with_all_that_stands_in_them(ground):
    for kind in ("resettlement", "committee", "village", "community"):
        ask("describe_places", place=ground.near.id, kind=kind, zone="安置区")
        near = ground.again(ground.near)
        assert (near.kind, near.community_id, near.zone) == (kind, near.id, "安置区")
        assert near in Place.objects.communities()
    assert ground.named("2号楼").community_id == ground.near.id


def test_communities_roll_up_by_area_and_by_subdistrict(ground):
    office = ground.near.parent
    ask("lay_place", kind="area", name="第一片区", parent=office.id)
    area = ground.named("第一片区")
    ask("move_places", place=ground.near.id, parent=area.id, **WHY)
    every = list(Place.objects.communities().values_list("id", flat=True))
    [by_area] = queries.by_area(every)
    assert (by_area.place, by_area.communities) == (area.id, [ground.near.id])
    [by_office] = queries.by_office(every)
    assert by_office.name == "三官庙街道"
    assert sorted(by_office.communities) == sorted(every)
    assert queries.by_area([ground.far.id]) == []
