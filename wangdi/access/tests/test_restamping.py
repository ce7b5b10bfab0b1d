"""What belonged to no building passes to the heir of its community or grid."""

import pytest

from wangdi.access import restamping
from wangdi.access.tests import cast
from wangdi.lib import clock
from wangdi.staff.models import Worker

pytestmark = pytest.mark.django_db


def worker(**stamps):
    return Worker.objects.create(name="工作人员", kind="grid", joined_on=clock.today(), **stamps)


def test_workers_follow_their_grid_and_community_when_these_end():
    office = cast.make("grid_worker")
    here, there = office.here.id, office.next_door.id
    at_grid = worker(community_id=here, grid_id=office.grid.id)
    at_home = worker(community_id=here, grid_id=office.grid.id, building_id=office.building.id)
    beside = worker(community_id=there)
    assert restamping.succeed("grid_id", {office.grid.id: office.next_grid.id}) == 1
    assert restamping.succeed("community_id", {here: there}) == 1
    for one in (at_grid, at_home, beside):
        one.refresh_from_db()
    assert (at_grid.community_id, at_grid.grid_id) == (there, office.next_grid.id)
    assert (at_home.community_id, at_home.grid_id) == (here, office.grid.id), "its building tells"
    assert beside.community_id == there


def test_only_rows_that_differ_are_written():
    office = cast.make("grid_worker")
    building = office.building
    worker(community_id=building.community_id, grid_id=None, building_id=building.id)
    assert restamping.restamp([building.id]) == 1
    assert restamping.restamp([building.id]) == 0
    assert restamping.restamp_all() == 0


def test_what_belongs_to_a_grid_alone_follows_the_grids_community():
    office = cast.make("grid_worker")
    one = worker(community_id=office.here.id, grid_id=office.grid.id)
    office.grid.community = office.next_door
    office.grid.save()
    assert restamping.restamp([], [office.grid.id]) == 1
    one.refresh_from_db()
    assert one.community_id == office.next_door.id
