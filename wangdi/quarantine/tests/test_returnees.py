"""Who came back: known or not, he is proposed once; the line list says whose turn he is."""

from datetime import timedelta

import pytest

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.models import Fact, ReviewItem
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.profiles.models import Activation, ProfileVersion
from wangdi.quarantine.models import Ending, Episode
from wangdi.quarantine.receivers import arrivals as receivers
from wangdi.quarantine.tests.conftest import again
from wangdi.screening import turns as turning
from wangdi.screening.models import Arrival, ClassChange
from wangdi.screening.turns import turns

HUBEI = {"origin": "湖北省武汉市", "origin_code": "420100"}


def deliver() -> None:
    """Hand over what happened, as the worker does."""
    receivers.propose(list(Fact.objects.filter(kind="screening.arrival_recorded")))
    receivers.withdraw(list(Fact.objects.filter(kind="screening.arrival_annulled")))


def arrive(stairwell, **told) -> Arrival:
    payload = {"dwelling": stairwell.household.dwelling_id, "arrived_on": clock.today()}
    key = submit_one(
        actor=stairwell.actor("grid_worker"),
        command="screening.record_arrival",
        payload=payload | HUBEI | told,
    ).key
    deliver()
    return Arrival.objects.select_related("person").get(id=key)


def whose(arrival: Arrival) -> str:
    return str(turns([arrival])[arrival.id].who)


def test_somebody_the_ledger_does_not_know_is_proposed(stairwell):
    arrival = arrive(stairwell, name="返乡来客", phone="00000000009")
    episode = Episode.objects.get()
    assert (episode.person.name, episode.household) == ("返乡来客", stairwell.household)
    assert episode.arrival == arrival.id


def test_annulling_takes_back_person_and_proposal(stairwell):
    arrival = arrive(stairwell, name="返乡来客")
    annul(actor=stairwell.actor("grid_worker"), keys=[arrival.id], reason="another door")
    for _ in range(2):
        deliver()
    assert Ending.objects.get().reason == "error"
    assert not Person.objects.living().filter(name="返乡来客").exists()


def test_once_decided_he_stays(stairwell):
    arrival = arrive(stairwell, name="返乡来客")
    episode = Episode.objects.get()
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    annul(actor=stairwell.actor("grid_worker"), keys=[arrival.id], reason="another door")
    deliver()
    assert again(episode).state == "decided"
    assert Person.objects.living().filter(name="返乡来客").exists()


def test_the_turn_goes_from_hand_to_hand(stairwell, hand):
    arrival = arrive(stairwell, person=stairwell.people[0].id)
    episode = Episode.objects.get()
    said = [whose(arrival)]
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    said.append(whose(arrival))
    team = {slot: worker.id for slot, worker in stairwell.workers.items()}
    stairwell.send("community_secretary", "assign_team", episode=episode.id, team=team)
    said.append(whose(arrival))
    at = clock.now()
    stairwell.send("grid_worker", "serve_notice", episode=episode.id, how="in_person", at=at)
    said.append(whose(arrival))
    hand.move(episode.release_from - clock.now() + timedelta(minutes=1))
    said.append(whose(arrival))
    assert len(set(said)) == 5
    assert turns([arrival])[arrival.id].url.endswith(f"{episode.id}/")


@pytest.mark.parametrize(("told", "linked"), [({}, False), ({"symptoms": ["cough"]}, True)])
def test_where_no_rule_asks_anything(stairwell, told, linked):
    standby = ProfileVersion.objects.filter(profile_id="standby").latest("loaded_at")
    Activation.objects.create(
        version=standby, from_at=clock.now(), reason="test", prepared_by_label="test"
    )
    arrival = arrive(stairwell, person=stairwell.people[0].id, **told)
    assert not Episode.objects.exists()
    assert bool(turns([arrival])[arrival.id].url) == linked


def test_turns_cost_the_same_for_many(stairwell, django_assert_max_num_queries):
    arrivals = [arrive(stairwell, person=person.id) for person in stairwell.people]
    with django_assert_max_num_queries(3):
        turns(arrivals)


def test_another_class_is_proposed_anew_while_nobody_has_decided(stairwell):
    told = {"origin": "河南省郑州市", "origin_code": "4101"}
    arrival = arrive(stairwell, name="返乡来客", **told)
    before = Episode.objects.get()
    assert before.category == "same_province"
    change = ClassChange.objects.create(
        arrival=arrival, now_code="4101", now_name="郑州市", found_at=clock.now()
    )
    decide = {"change": change.id, "taken": True}
    submit_one(actor=system("test"), command="screening.decide_class", payload=decide)
    for _twice in range(2):
        receivers.propose_anew(list(Fact.objects.filter(kind="screening.arrival_reclassified")))
    assert Episode.objects.get(closed_at=None).category == "key_area"
    assert Ending.objects.get().episode_id == before.id


def test_a_decided_file_stays_when_the_class_changes(stairwell):
    arrival = arrive(stairwell, name="返乡来客", origin="河南省郑州市", origin_code="4101")
    episode = Episode.objects.get()
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    change = ClassChange.objects.create(
        arrival=arrival, now_code="4101", now_name="郑州市", found_at=clock.now()
    )
    decide = {"change": change.id, "taken": True}
    submit_one(actor=system("test"), command="screening.decide_class", payload=decide)
    receivers.propose_anew(list(Fact.objects.filter(kind="screening.arrival_reclassified")))
    assert Episode.objects.get().id == episode.id
    assert ReviewItem.objects.filter(reason="open_episode").count() == 1


def test_who_waits_for_a_decision_is_on_that_list(stairwell):
    first = arrive(stairwell, name="返乡来客")
    assert list(Arrival.objects.filter(turning.waiting())) == [first]
    episode = Episode.objects.get()
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    assert not Arrival.objects.filter(turning.waiting()).exists()
