"""Files of care go along: with the person, with the household, and with whom he turns out to be."""

import pytest
from django.urls import reverse

from wangdi.access.models import Assignment
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receivers
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode, Reading, TeamSlot
from wangdi.screening.models import Arrival

SYSTEM = system("test")


def ask(command, **payload):
    return submit_one(actor=SYSTEM, command=command, payload=payload)


def told(kind):
    """The facts of this test handed over at once: its transaction is still open."""
    for receiver in receivers():
        if kind in receiver.kinds:
            receiver.take(list(Fact.objects.filter(kind=kind).order_by("id")))


@pytest.fixture
def episode(town):
    return town.episode("返乡人戊")


@pytest.fixture
def elsewhere(episode):
    """A household of the next grid."""
    other = Household.objects.open().exclude(grid_id=episode.grid_id)
    return other.filter(community_id=episode.community_id).order_by("sort_key")[0]


def stands(episode):
    """Where the file, its team, readings, papers, duties and what was entrusted stand."""
    of_it = {"episode": episode}
    duties = Duty.objects.unsettled().filter(subject=episode.id, household__isnull=False)
    return {
        "file": Episode.objects.get(id=episode.id).stamp,
        "team": {one.stamp for one in TeamSlot.objects.filter(**of_it)},
        "readings": {one.stamp for one in Reading.objects.filter(**of_it)},
        "papers": {one.stamp for one in Document.objects.filter(subject=episode.id)},
        "duties": {one.stamp for one in duties},
        "homes": set(duties.values_list("household", flat=True))
        | set(Document.objects.filter(subject=episode.id).values_list("household", flat=True))
        | set(
            Assignment.objects.filter(source=episode.id, valid_to=None).values_list(
                "household", flat=True
            )
        ),
    }


def all_at(home):
    return {
        "file": home.stamp,
        **{key: {home.stamp} for key in ("team", "readings", "papers", "duties")},
        "homes": {home.id},
    }


def test_the_open_file_of_who_moves_is_with_those_of_his_new_home(episode, elsewhere):
    ask("people.move_person", person=episode.person_id, household=elsewhere.id)
    told("people.person_moved")
    assert stands(episode) == all_at(elsewhere)
    labels = Duty.objects.unsettled().filter(subject=episode.id).values_list("label", flat=True)
    assert all(elsewhere.address in label for label in labels)


def test_the_worker_of_the_new_home_finds_the_file(town, episode, elsewhere):
    path = reverse("quarantine:episode", args=[episode.id])
    assert town.client("neighbour").get(path).status_code == 404
    ask("people.move_person", person=episode.person_id, household=elsewhere.id)
    told("people.person_moved")
    assert town.client("neighbour").get(path).status_code == 200


def test_a_household_that_moves_takes_its_files_and_duties(episode, elsewhere):
    home = episode.household
    door = {"building": elsewhere.building_id, "unit": "9", "room": "909"}
    answer = ask("people.move_household", household=home.id, **door)
    told("people.household_moved")
    home.refresh_from_db()
    assert home.grid_id == elsewhere.grid_id
    assert stands(episode) == all_at(home)
    annul(actor=SYSTEM, keys=[answer.key], reason="not yet")
    told("people.household_moved")
    assert stands(episode) == all_at(Household.objects.get(id=home.id))


def test_merging_brings_file_and_arrivals_and_unmerging_takes_them_back(episode, elsewhere):
    other = Person.objects.get(id=episode.person_id)
    one = Person.objects.living().filter(household=elsewhere)[0]
    before = stands(episode)
    arrivals = set(Arrival.objects.filter(person=other).values_list("id", "entered"))
    assert arrivals
    answer = ask("people.merge_people", person=one.id, other=other.id)
    episode.refresh_from_db()
    assert episode.person_id == one.id
    assert stands(episode) == all_at(elsewhere)
    assert Arrival.objects.filter(person=one).count() == len(arrivals)
    annul(actor=SYSTEM, keys=[answer.key], reason="two men of one name")
    episode.refresh_from_db()
    assert episode.person_id == other.id
    assert stands(episode) == before
    assert set(Arrival.objects.filter(person=other).values_list("id", "entered")) == arrivals


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_open_files_the_later_ends_and_comes_back_when_told_apart(town, episode, swapped):
    other = town.episode("返乡人庚")
    files = sorted((episode, other), key=lambda one: (one.state == "proposed", one.proposed_at))
    states = [(one.state, one.person_id, stands(one)) for one in files]
    people = [episode.person_id, other.person_id]
    survivor, double = reversed(people) if swapped else people
    answer = ask("people.merge_people", person=survivor, other=double)
    kept, ended = (Episode.objects.get(id=one.id) for one in files)
    assert {kept.person_id, ended.person_id} == {survivor}
    assert (kept.is_open(), ended.state, ended.ending.reason) == (True, "ended", "error")
    assert not Assignment.objects.filter(source=ended.id, valid_to=None).exists()
    told("quarantine.ended")
    annul(actor=SYSTEM, keys=[answer.key], reason="two men of one name")
    back = [Episode.objects.get(id=one.id) for one in files]
    assert [(one.state, one.person_id, stands(one)) for one in back] == states
    assert all(one.is_open() for one in back)


def test_what_is_told_twice_changes_nothing_more(episode, elsewhere):
    ask("people.move_person", person=episode.person_id, household=elsewhere.id)
    told("people.person_moved")
    told("people.person_moved")
    assert stands(episode) == all_at(elsewhere)
