import pytest

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.territory import queries
from wangdi.territory.models import Grid, Place, PlaceKind

pytestmark = pytest.mark.django_db
INIT = system("init")


@pytest.fixture
def community():
    submit_one(actor=INIT, command="territory.lay_subdistrict", payload={"code": "410102006"})
    return Place.objects.get(code="410102006002")


def add(community, *, buildings=("1号楼", "2号楼", "10号楼"), **more):
    return submit(
        actor=INIT,
        command="territory.add_places",
        records=[
            Incoming(
                ids.uuid7(),
                {"community": community.id, "compound": "东院", "building": building, **more},
            )
            for building in buildings
        ],
    )


def test_a_subdistrict_is_laid_with_its_district_and_communities(community):
    assert Place.objects.count() == 12
    assert community.community_id == community.id
    above = Place.objects.in_bulk(community.ancestors)
    assert [above[place].code for place in community.ancestors] == ["410102", "410102006"]
    assert above[community.parent_id].name == "三官庙街道"
    assert Event.objects.filter(verb="territory.subdistrict_laid").count() == 1


def test_laying_again_changes_nothing(community):
    submit_one(actor=INIT, command="territory.lay_subdistrict", payload={"code": "410102006"})
    assert Place.objects.count() == 12


def test_an_unknown_code_is_refused_beside_the_field():
    with pytest.raises(Refused) as refusal:
        submit_one(actor=INIT, command="territory.lay_subdistrict", payload={"code": "999999999"})
    assert refusal.value.field == "code"


def test_buildings_stand_in_walking_order_with_compound_and_units(community):
    assert add(community, units=["1单元", "2单元"]).applied == 3
    names = list(Place.objects.buildings().values_list("name", flat=True))
    assert names == ["1号楼", "2号楼", "10号楼"]
    building = Place.objects.get(name="10号楼")
    assert Place.objects.filter(children=building, name="东院").exists()
    assert building.community_id == community.id
    assert building.children.count() == 2
    counts = queries.counts_of([community.id])
    assert counts[community.id, "compound"] == 1
    assert counts[community.id, "unit"] == 6


def test_thousands_of_buildings_take_a_constant_number_of_statements(
    community, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40):
        answers = add(community, buildings=[f"{n}号楼" for n in range(1, 2001)], units=["1单元"])
    assert answers.applied == 2000
    assert Place.objects.filter(kind=PlaceKind.UNIT).count() == 2000


def test_buildings_of_an_unknown_community_are_kept_for_review():
    answers = add(Place(id=987654))
    assert (answers.review, answers.each[0].reason) == (3, "unknown_parent")


def test_adding_is_undone_until_something_stands_there(community):
    first = add(community, buildings=["1号楼"], units=["1单元"]).each[0].key
    annul(actor=INIT, keys=[first], reason="wrong compound")
    assert not Place.objects.filter(name__in=["1号楼", "东院"]).exists()
    second = add(community, buildings=["1号楼"]).each[0].key
    add(community, buildings=["2号楼"])
    with pytest.raises(Refused) as refusal:
        annul(actor=INIT, keys=[second], reason="wrong compound")
    assert refusal.value.reason == "in_use"


def test_a_grid_is_drawn_over_buildings_and_told(community):
    add(community)
    buildings = list(Place.objects.buildings().values_list("id", flat=True))
    grid = {"code": "G-1", "name": "第一网格", "community": community.id}
    submit_one(
        actor=INIT, command="territory.draw_grids", payload={**grid, "buildings": buildings[:2]}
    )
    drawn = Grid.objects.get(code="G-1")
    stamps = queries.stamps_of_buildings(buildings)
    assert [stamps[building].grid for building in buildings] == [drawn.id, drawn.id, None]
    assert [grid.buildings for grid in queries.grids_of([community.id])] == [2]
    fact = Fact.objects.get(kind="territory.grid_drawn")
    assert fact.detail == {"grid": drawn.id, "buildings": buildings[:2]}


def test_a_building_of_elsewhere_is_refused(community):
    add(Place.objects.get(code="410102006001"))
    building = Place.objects.buildings()[0].id
    with pytest.raises(Refused) as refusal:
        submit_one(
            actor=INIT,
            command="territory.draw_grids",
            payload={
                "code": "G-2",
                "name": "第二网格",
                "community": community.id,
                "buildings": [building],
            },
        )
    assert refusal.value.field == "buildings"


def test_a_scope_is_named_by_the_lowest_place_that_holds_it(community):
    every = list(Place.objects.communities().values_list("id", flat=True))
    assert queries.name_of_scope(every) == ("三官庙街道", 10)
    assert queries.name_of_scope([community.id]) == ("三官庙社区", 1)
    assert queries.name_of_scope([]) == ("", 0)
