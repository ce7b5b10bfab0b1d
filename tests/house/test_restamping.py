"""Every stamped record of the house follows the ground, or says why it may not."""

import pytest
from django.apps import apps

from wangdi.access import restamping
from wangdi.access.receivers import follow_the_ground
from wangdi.access.scoping import Stamped
from wangdi.intake.actors import system
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.territory.models import Grid, Place

STAMPED = [model for model in apps.get_models() if issubclass(model, Stamped)]


@pytest.mark.parametrize("model", STAMPED, ids=lambda model: model.__name__)
def test_each_follows_or_says_why(model):
    assert (model in restamping.followers()) != (len(model.keeps_stamps) > 10)


def drawn_elsewhere():
    """One building with records goes into a grid of its own; its id and the grid's."""
    building = Place.objects.get(id=busiest())
    grid = {"code": "X1", "name": "新划网格", "community": building.community_id}
    submit_one(
        actor=system("test"),
        command="territory.draw_grids",
        payload={**grid, "buildings": [building.id]},
    )
    return building.id, Grid.objects.get(code="X1").id


def busiest():
    """The building with records of the most kinds."""
    kinds: dict[int, int] = {}
    for model in restamping.followers():
        for building in set(model.objects.exclude(building_id=None).values_list("building_id")):
            kinds[building[0]] = kinds.get(building[0], 0) + 1
    return max(kinds, key=lambda building: kinds[building])


def test_all_records_of_a_building_get_its_new_grid(town):
    building, grid = drawn_elsewhere()
    followed = 0
    follow_the_ground(list(Fact.objects.filter(kind="territory.grid_drawn")))
    for model in restamping.followers():
        of_building = model.objects.filter(building_id=building)
        assert not of_building.exclude(grid_id=grid).exists(), model
        followed += of_building.exists()
    assert followed > 5
    assert restamping.restamp_all() == 0
