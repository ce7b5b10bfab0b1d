import pytest

from wangdi.intake.commands import Refused
from wangdi.territory import official
from wangdi.territory.models import Place
from wangdi.territory.tests.conftest import ask

pytestmark = pytest.mark.django_db


def test_a_district_is_laid_with_chosen_subdistricts():
    ask("lay_district", code="340405", subdistricts=["340405001", "340405100"])
    offices = Place.objects.filter(kind__in=("subdistrict", "town"))
    assert set(offices.values_list("code", flat=True)) == {"340405001", "340405100"}
    assert offices.values("parent").distinct().count() == 1
    with pytest.raises(Refused):
        ask("lay_district", code="340405", subdistricts=["410105001"])


def test_a_district_is_laid_whole_and_again_changes_nothing():
    ask("lay_district", code="340405")
    found = official.district("340405")
    assert Place.objects.communities().count() == sum(len(one.communities) for one in found)
    ask("lay_district", code="340405")
    assert Place.objects.filter(kind="district").count() == 1
    assert Place.objects.communities().count() == sum(len(one.communities) for one in found)


def test_a_managing_unit_holds_what_the_statistics_count_elsewhere():
    ask("lay_place", kind="administration", name="示范管委会")
    unit = Place.objects.get(kind="administration")
    ask("lay_subdistrict", code="410105014", under=unit.id)
    place = Place.objects.get(code="410105014")
    assert place.parent_id == unit.id
    assert official.district_of(place.code).name == "金水区"
    assert not Place.objects.filter(code="410105").exists()
    community = Place.objects.communities().filter(parent=place).first()
    assert community.ancestors == [unit.id, place.id]
