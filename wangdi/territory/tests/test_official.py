import pytest

from tests.timing import best
from wangdi.territory import official
from wangdi.territory.models import PlaceKind


def test_a_subdistrict_and_its_communities_are_found_by_code():
    assert best(lambda: official.subdistrict("410102006")) < 1
    found = official.subdistrict("410102006")
    assert found.itself.name == "三官庙街道"
    assert found.itself.kind == PlaceKind.SUBDISTRICT
    assert found.district.code == "410102"
    names = [place.name for place in found.communities]
    assert len(names) == 10
    assert names[1] == "三官庙社区"
    assert "河南纺机社区" in names
    assert {place.kind for place in found.communities} == {PlaceKind.COMMUNITY}


def test_a_town_has_villages():
    found = official.subdistrict("110112117")
    assert found.itself.kind == PlaceKind.TOWN
    assert PlaceKind.VILLAGE in {place.kind for place in found.communities}


def test_a_village_is_named_without_its_committee():
    village = official._community("x", "召里村村委会")
    assert (village.name, village.kind) == ("召里村", PlaceKind.VILLAGE)


@pytest.mark.parametrize("code", ["410102999", "41010200", "41010200x", ""])
def test_an_unknown_code_is_told_in_a_sentence(code):
    with pytest.raises(official.UnknownCode, match=r"."):
        official.subdistrict(code)


def test_a_whole_district_is_found_by_its_code():
    found = official.district("410105")
    codes = {one.itself.code for one in found}
    assert "410105014" in codes
    assert all(one.district.name == "金水区" for one in found)
    assert official.district_of("410105014002").name == "金水区"
    with pytest.raises(official.UnknownCode):
        official.district("990000")
