"""One person out of two entries, and two again, each exactly as he stood."""

from datetime import date

import pytest
from django.apps import apps

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib.identifiers import practice_id
from wangdi.people import merging, queries
from wangdi.people.models import Household, Merge, Person
from wangdi.people.tests.conftest import SYSTEM, everything, register

pytestmark = pytest.mark.django_db
NUMBER = practice_id(date(1950, 1, 2), 1)


def ask(command, *, by=SYSTEM, **payload):
    return submit_one(actor=by, command=command, payload=payload)


@pytest.fixture
def two(corner, household) -> tuple[Person, Person]:
    other = {"name": "户主甲", "id_number": NUMBER, "needs": ["dialysis"], "phone": "00000000009"}
    register(corner.next_building, "101", members=[other, {"name": "同住人"}])
    one, two = Person.objects.filter(name="户主甲").order_by("id")
    return one, two


def opened(person):
    return person.id_number, person.phone, person.birth_date, person.needs


def test_one_remains_with_what_the_other_knew(two):
    one, other = two
    ask("people.merge_people", person=one.id, other=other.id)
    one, other = Person.objects.get(id=one.id), Person.objects.get(id=other.id)
    assert opened(one) == (NUMBER, "00000000001", date(1950, 1, 2), ["dialysis"])
    assert (other.left_why, other.merged_into_id) == ("merged", one.id)
    assert Household.objects.get(id=other.household_id).size == 1
    assert queries.survivors([other.id]) == {other.id: one.id}


def test_unmerging_restores_both_exactly(two):
    before, numbers = everything(), [opened(person) for person in two]
    answer = ask("people.merge_people", person=two[0].id, other=two[1].id)
    annul(actor=SYSTEM, keys=[answer.key], reason="father and son")
    assert everything() == before
    assert [opened(person) for person in Person.objects.filter(name="户主甲").order_by("id")] == (
        numbers
    )
    kinds = Fact.objects.filter(subject=two[1].id).order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["people.person_merged", "people.person_unmerged"]


def test_rooms_above_move_what_they_hold_and_move_it_back(two, monkeypatch):
    monkeypatch.setattr(merging, "_movers", {})
    told: list[object] = []
    merging.register(
        "test",
        lambda pairs: {other: [str(other), str(one)] for other, one in pairs.items()},
        told.append,
    )
    answer = ask("people.merge_people", person=two[0].id, other=two[1].id)
    assert Merge.objects.get().moved == {"test": [str(two[1].id), str(two[0].id)]}
    annul(actor=SYSTEM, keys=[answer.key], reason="no")
    assert told == [{two[1].id: [str(two[1].id), str(two[0].id)]}]


def test_a_room_that_cannot_bring_both_together_stops_it(two, monkeypatch):
    def no(pairs):
        raise Refused("not now", reason="test")

    monkeypatch.setattr(merging, "_movers", {})
    merging.register("test", no, lambda moved: None)
    with pytest.raises(Refused):
        ask("people.merge_people", person=two[0].id, other=two[1].id)
    assert Person.objects.living().count() == 3


def test_merges_are_undone_from_the_last(corner, two):
    register(corner.building, "777", members=[{"name": "户主甲"}])
    third = Person.objects.filter(name="户主甲").latest("id")
    first = ask("people.merge_people", person=two[0].id, other=two[1].id)
    second = ask("people.merge_people", person=third.id, other=two[0].id)
    assert queries.survivors([two[1].id]) == {two[1].id: third.id}
    with pytest.raises(Refused):
        annul(actor=SYSTEM, keys=[first.key], reason="no")
    annul(actor=SYSTEM, keys=[second.key], reason="no")
    annul(actor=SYSTEM, keys=[first.key], reason="no")
    assert Person.objects.living().count() == 4


def test_only_who_may_at_both_places_merges(corner, worker, two):
    near = corner.user("community_secretary", place=corner.near)
    far = corner.user("community_secretary", place=corner.far)
    pair = {"person": two[0].id, "other": two[1].id}
    for who in (worker, far):
        with pytest.raises(Refused) as refusal:
            ask("people.merge_people", by=who.actor(), **pair)
        assert refusal.value.reason == "not_allowed"
    ask("people.merge_people", by=near.actor(), **pair)


def test_nobody_is_merged_with_himself_or_twice(two):
    with pytest.raises(Refused):
        ask("people.merge_people", person=two[0].id, other=two[0].id)
    ask("people.merge_people", person=two[0].id, other=two[1].id)
    with pytest.raises(Refused):
        ask("people.merge_people", person=two[0].id, other=two[1].id)


def test_every_room_that_refers_to_a_person_lets_it_go_along():
    others = (model for model in apps.get_models() if model._meta.app_label != "people")
    rooms = {
        model._meta.app_label
        for model in others
        for field in model._meta.fields
        if field.related_model is Person
    }
    assert rooms - set(merging._movers) == set()
