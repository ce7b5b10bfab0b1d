"""Handovers of one entry become those of the person he turns out to be, and his again."""

from wangdi.lib import ids
from wangdi.people.models import Dwelling, Household, Person
from wangdi.transfer import following
from wangdi.transfer.models import Handover


def test_handovers_go_along_and_come_back(road) -> None:
    road.expect()
    handover = Handover.objects.get()
    home = Household.objects.first() or _home()
    one, other = (
        Person.objects.create(household=home, name="练甲", entered_on=home.opened_on)
        for _each in range(2)
    )
    Handover.objects.update(person=other)
    moved = following.merge({other.id: one.id})
    assert moved == {other.id: [str(handover.id)]}
    assert Handover.objects.get().person == one
    following.unmerge(moved)
    assert Handover.objects.get().person == other
    assert following.merge({ids.uuid7(): one.id}) == {}


def _home() -> Household:
    door = Dwelling.objects.all()[0]
    return Household.objects.create(
        dwelling=door, address="x", sort_key="x", opened_on="2020-01-01"
    )
