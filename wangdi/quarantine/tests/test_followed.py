"""What rooms below tell: workers who leave, homes that move, births, deaths, lists, new rules."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wangdi.access.models import Assignment
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receivers
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit_one
from wangdi.leads.models import Lead, LeadBatch
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling, Household, Person
from wangdi.profiles.actions import load_shipped
from wangdi.profiles.models import Activation
from wangdi.quarantine import ticks
from wangdi.quarantine.models import Ending, Episode, Recount, RecountProposal, TeamSlot
from wangdi.quarantine.receivers import leads as lead_facts
from wangdi.quarantine.tests.conftest import ARRIVED, _place, again
from wangdi.staff.models import Worker

DAY = timedelta(days=1)


def do(command: str, **payload: Any) -> UUID:
    """A command of a room below, and what it tells is handed over at once."""
    before = list(Fact.objects.values_list("id", flat=True))
    key = submit_one(actor=system("test"), command=command, payload=payload).key
    hand_over(before)
    return key


def hand_over(before: list[int], times: int = 2) -> None:
    """The transaction of the test is open, so nothing is delivered yet. Twice, as may happen."""
    facts = list(Fact.objects.exclude(id__in=before).order_by("id"))
    for receiver in receivers() * times:
        if of_it := [fact for fact in facts if fact.kind in receiver.kinds]:
            receiver.take(of_it)


def asked(episode: Episode, kind: str = "quarantine.reading") -> int:
    rows = Duty.objects.filter(kind=kind, subject=episode.id, settled_at=None)
    return rows.filter(missed_at__gte=clock.now()).count()


def vacant(episode: Episode) -> set[str]:
    held = TeamSlot.objects.filter(episode=episode, to_at=None)
    return {"doctor", "police", "cadre", "property"} - set(held.values_list("slot", flat=True))


def test_a_worker_who_leaves_opens_his_places_at_once(stairwell, hand):
    episode = stairwell.notified()
    doctor = stairwell.workers["doctor"]
    do("staff.record_leaving", worker=doctor.id, on=clock.today())
    assert vacant(episode) == {"doctor"}
    assert asked(episode, "quarantine.vacancy") == 1
    assert not Assignment.objects.filter(
        source=episode.id, user=stairwell.users["area_doctor"], valid_to=None
    ).exists()
    assert Event.objects.filter(verb="quarantine.team_reopened", subject=episode.id).count() == 1


def test_places_whose_worker_does_not_reach_the_new_home_open_again(stairwell, hand):
    episode = stairwell.notified()
    far = _place("community", "远社区", stairwell.office)
    type(far).objects.filter(id=far.id).update(community_id=far.id)
    building = _place("building", "9号楼", far, community_id=far.id)
    Dwelling.objects.create(
        building=building,
        unit="1",
        room="101",
        address="远社区9号楼1单元101室",
        sort_key="0009.01.0101",
        community_id=far.id,
    )
    roaming = stairwell.workers["police"]
    Worker.objects.filter(id=roaming.id).update(community_id=None)
    notice = Document.objects.get(kind="quarantine.notice", withdrawn_at=None)
    do(
        "people.move_household",
        household=stairwell.household.id,
        building=building.id,
        unit="1",
        room="101",
    )
    moved = again(episode)
    assert moved.community_id == far.id
    assert vacant(episode) == {"doctor", "cadre", "property"}
    assert asked(episode, "quarantine.vacancy") == 1
    assert Fact.objects.filter(kind="quarantine.moved_home").count() == 1
    assert asked(episode) > 0
    there = {slot: stairwell.workers[slot] for slot in ("doctor", "cadre", "property")}
    Worker.objects.filter(id__in=[one.id for one in there.values()]).update(community_id=far.id)
    submit_one(
        actor=system("test"),
        command="quarantine.assign_team",
        payload={"episode": episode.id, "team": {slot: one.id for slot, one in there.items()}},
    )
    notice.refresh_from_db()
    assert notice.withdrawn_at is not None
    renewed = Document.objects.get(kind="quarantine.notice", withdrawn_at=None)
    assert "9号楼" in str(renewed.data)


def test_a_child_born_into_a_household_in_care_is_proposed_until_the_others_are_free(
    stairwell, hand
):
    episode = stairwell.notified()
    hand.move(4 * DAY)
    do(
        "people.record_birth",
        household=stairwell.household.id,
        name="新生儿",
        sex="f",
        birth_date=clock.today(),
        mother=stairwell.people[0].id,
    )
    child = Person.objects.get(name="新生儿")
    proposal = Episode.objects.get(person=child)
    assert (proposal.state, proposal.by_rule) == ("proposed", True)
    assert (proposal.day_zero, proposal.last_day) == (date(2020, 2, 5), episode.last_day)


def test_who_moves_in_with_somebody_in_care_is_proposed(stairwell, hand):
    file = stairwell.notified()
    other = Household.objects.get(id=stairwell.household.id)
    door = Dwelling.objects.create(
        building=stairwell.building,
        unit="2",
        room="601",
        address="3号楼2单元601室",
        sort_key="0003.02.0601",
        community_id=stairwell.community.id,
        grid_id=stairwell.grid.id,
    )
    other.pk, other.dwelling = ids.uuid7(), door
    other.save(force_insert=True)
    Person.objects.filter(id=stairwell.people[2].id).update(household=other)
    do("people.move_person", person=stairwell.people[2].id, household=stairwell.household.id)
    proposal = Episode.objects.get(person=stairwell.people[2])
    assert (proposal.day_zero, proposal.last_day) == (clock.today(), file.last_day)


def test_nothing_is_asked_of_who_died_and_a_person_ends_the_file(stairwell, hand):
    episode, undecided = stairwell.notified(), stairwell.propose(1)
    gone = do("people.record_departure", person=stairwell.people[0].id, why="died")
    do("people.record_departure", person=stairwell.people[1].id, why="died")
    assert asked(episode) == 0
    assert asked(episode, "quarantine.departed") == 1
    assert again(episode).state == "notified"
    assert again(undecided).state == "ended"
    before = list(Fact.objects.values_list("id", flat=True))
    annul(actor=system("test"), keys=[gone], reason="认错人了")
    hand_over(before)
    assert asked(episode) > 0
    assert asked(episode, "quarantine.departed") == 0
    stairwell.send(
        "community_secretary", "end_early", episode=episode.id, reason="died", note="病故"
    )
    assert Ending.objects.get(episode=episode).reason == "died"


@pytest.mark.parametrize("kind", ["close_contact", "returnee"])
def test_a_contact_of_the_lists_who_did_not_travel_is_proposed(stairwell, hand, kind):
    person = stairwell.people[2]
    lead = a_lead(stairwell, person, kind)
    fact = a_fact("leads.settled", lead, kind)
    lead_facts.propose_contacts([fact])
    lead_facts.propose_contacts([fact])
    found = Episode.objects.filter(person=person)
    if kind == "returnee":
        assert not found.exists()
        return
    assert [(one.category, one.day_zero, one.state) for one in found] == [
        ("contact", date(2020, 1, 30), "proposed")
    ]
    lead_facts.withdraw_contacts([fact])
    assert found.get().state == "ended"


def test_a_contact_with_an_open_file_is_proposed_to_begin_anew(stairwell, hand):
    episode = stairwell.notified()
    hand.move(6 * DAY)
    lead = a_lead(stairwell, stairwell.people[0], "close_contact", met=date(2020, 2, 6))
    lead_facts.propose_contacts([a_fact("leads.settled", lead, "close_contact")])
    waiting = RecountProposal.objects.get()
    assert (waiting.kind, waiting.last_day) == ("exposed", date(2020, 2, 20))
    assert again(episode).last_day == episode.last_day


def a_lead(stairwell, person: Person, kind: str, met: date = date(2020, 1, 30)) -> Any:
    batch = LeadBatch.objects.create(
        sender="上级",
        received_at=clock.now(),
        due_at=clock.now(),
        registered_at=clock.now(),
    )
    return Lead.objects.create(
        batch=batch,
        line=1,
        code=str(ids.uuid7())[:24],
        name=person.name,
        kind=kind,
        sent={},
        person=person,
        household=person.household,
        arrived_on=met,
        received_at=clock.now(),
        due_at=clock.now(),
        entered_at=clock.now(),
    )


def a_fact(kind: str, lead: Any, of: str) -> Fact:
    detail = {"outcome": "here_undecided", "kind_of_lead": of, "arrival": None}
    return Fact(kind=kind, subject=lead.id, at=clock.now(), detail=detail)


def accept(stairwell, episode: Episode) -> None:
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)


def put_in_force(code: str) -> Activation:
    versions = {one.profile_id: one for one in load_shipped()}
    return Activation.objects.create(
        version=versions[code], from_at=clock.now(), reason="test", prepared_by_label="test"
    )


def test_new_rules_make_it_shorter_by_themselves_and_tell_it(stairwell, hand):
    short = stairwell.propose(
        category="contact", measure="facility_quarantine", day_zero=ARRIVED, days=14
    )
    accept(stairwell, short)
    own = stairwell.notified(1)
    hand.move(3 * DAY)
    put_in_force("covid19-2022-06")
    assert ticks.replan() is True
    assert ticks.replan() is False
    assert again(short).last_day == ARRIVED + 7 * DAY
    assert again(own).last_day == own.last_day
    assert Recount.objects.get().by is None
    assert Fact.objects.filter(kind="quarantine.shortened").count() == 1
    assert Event.objects.filter(verb="quarantine.shortened", subject=short.id).count() == 1


def test_new_rules_cost_the_same_for_one_file_as_for_three(stairwell, hand):
    asked = []
    for people, code in (([0], "covid19-2022-06"), ([1, 2], "covid19-2022-06")):
        for person in people:
            contact = {"category": "contact", "measure": "facility_quarantine", "days": 14}
            accept(stairwell, stairwell.propose(person, **contact))
        hand.move(timedelta(hours=1))
        put_in_force(code)
        with CaptureQueriesContext(connection) as queries:
            ticks.replan()
        asked.append(len(queries))
    assert Recount.objects.count() == 3
    assert asked[1] <= asked[0]


def test_new_rules_never_make_it_longer_by_themselves(stairwell, hand):
    versions = {one.profile_id: one for one in load_shipped()}
    file = stairwell.propose(
        category="contact",
        measure="facility_quarantine",
        profile=versions["covid19-2022-06"].id,
        days=7,
    )
    accept(stairwell, file)
    put_in_force("covid19-2020-02-henan")
    ticks.replan()
    assert again(file).last_day == file.last_day
    waiting = RecountProposal.objects.get()
    assert (waiting.kind, waiting.last_day) == ("extended", ARRIVED + 14 * DAY)
    assert asked(file, "quarantine.recount") == 1
