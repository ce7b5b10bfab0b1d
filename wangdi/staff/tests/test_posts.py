"""Where a worker of a list serves is found by its names, and never guessed."""

import pytest

from wangdi.lib import ids
from wangdi.staff.entering.posts import Gazetteer, Named, Post
from wangdi.territory.actions import NewPlace, lay
from wangdi.territory.models import PlaceKind


def _laid(kind, name, parent=None):
    return lay([NewPlace(kind, name, parent, ids.uuid7())])[parent, name]


@pytest.fixture
def corner(db):
    """One community with two compounds, each with a building 1; a second building in one."""
    community = _laid(PlaceKind.COMMUNITY, "甲社区", _laid(PlaceKind.SUBDISTRICT, "某街道"))
    east, west = (_laid(PlaceKind.COMPOUND, name, community) for name in ("东院", "西院"))
    return {
        "community": community,
        "east 1": _laid(PlaceKind.BUILDING, "1号楼", east),
        "west 1": _laid(PlaceKind.BUILDING, "1号楼", west),
        "west 2": _laid(PlaceKind.BUILDING, "2号楼", west),
    }


@pytest.mark.parametrize(
    ("community", "compound", "building", "meant"),
    [
        ("甲社区居委会", "", "", "community"),
        ("甲", "东院", "１栋", "east 1"),
        ("甲社区", "西院", "1#", "west 1"),
        ("甲社区", "", "2号楼", "west 2"),
    ],
)
def test_a_post_is_found_however_it_is_written(corner, community, compound, building, meant):
    found = Gazetteer.load().find(Named(community, "", compound, building))
    assert found == Post(place=corner[meant])


def test_a_building_of_which_there_are_two_is_asked_about(corner):
    assert Gazetteer.load().find(Named("甲社区", "", "", "1号楼")) is None


def test_of_two_communities_of_one_name_the_senders_own_is_meant(corner):
    other = _laid(PlaceKind.COMMUNITY, "甲社区", _laid(PlaceKind.SUBDISTRICT, "另一街道"))
    named = Named("甲社区", "", "", "")
    assert Gazetteer.load().find(named) is None
    assert Gazetteer.load(own=[other]).find(named) == Post(place=other)
