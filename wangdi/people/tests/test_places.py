"""Two subdistricts of a district may each have a community of one name."""

import pytest

from wangdi.lib import ids
from wangdi.people.entering.places import Address, Gazetteer
from wangdi.territory.actions import NewPlace, lay
from wangdi.territory.models import PlaceKind

NAME = "幸福社区"


@pytest.fixture
def twins(db):
    """One community of the same name in each of two subdistricts; 1 and 2 stand in both."""
    district = _laid(PlaceKind.DISTRICT, "某区", None)
    communities = []
    for office, buildings in (("东街道", ("1号楼", "2号楼")), ("西街道", ("1号楼", "3号楼"))):
        subdistrict = _laid(PlaceKind.SUBDISTRICT, office, district)
        community = _laid(PlaceKind.COMMUNITY, NAME, subdistrict)
        for building in buildings:
            _laid(PlaceKind.BUILDING, building, community)
        communities.append(community)
    return communities


def _laid(kind, name, parent):
    return lay([NewPlace(kind, name, parent, ids.uuid7())])[parent, name]


def test_the_only_one_that_has_such_a_building_is_meant(twins):
    book = Gazetteer.load()
    east, west = twins
    second, third = (Address(NAME, "", name) for name in ("2号楼", "3号楼"))
    assert [book.community(one) for one in (second, third)] == [east, west]
    assert book.stamp(third).community == west


def test_where_both_have_it_nobody_guesses(twins):
    book = Gazetteer.load()
    first = Address("幸福", "", "1号楼")
    assert book.find(first) is None
    assert book.community(first) is None
    assert {one.stamp.community for one in book.nearest(first)} <= set(twins)


@pytest.mark.parametrize("mine", [0, 1])
def test_the_senders_own_comes_first(twins, mine):
    book = Gazetteer.load(own=[twins[mine]])
    assert book.stamp(Address(NAME, "", "1号楼")).community == twins[mine]
    assert book.name_of([twins[mine]])
