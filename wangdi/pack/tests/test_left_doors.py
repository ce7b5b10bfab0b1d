"""Who moves takes his papers along; the notice comes off the door that was left."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.pack import papers, tracking
from wangdi.pack.tests.test_papers import ask, paper, prepared
from wangdi.people.models import Dwelling, Household
from wangdi.quarantine.models import Episode
from wangdi.quarantine.tests.test_followed import do


@pytest.fixture
def hung(stairwell, hand):
    """Somebody in care at whose door the notice hangs."""
    episode = stairwell.notified()
    ask(stairwell, "grid_worker", "prepare", episode=episode.id)
    hand.move(timedelta(minutes=20))
    notice = paper(papers.DOOR, episode)
    ask(stairwell, "grid_worker", "deliver", document=notice.id, how="posted", at=clock.now())
    return episode, notice


def owed(kind):
    return Duty.objects.filter(kind=kind, settled_at=None)


def test_a_household_that_moves_leaves_no_notice_behind(stairwell, hung):
    episode, notice = hung
    old = stairwell.household.address
    building = stairwell.household.building_id
    do(
        "people.move_household",
        household=stairwell.household.id,
        building=building,
        unit="9",
        room="901",
    )
    down = owed(papers.TAKE_DOWN).get()
    assert (down.subject, down.label) == (notice.id, old)
    notice.refresh_from_db()
    assert notice.withdrawn_at is not None
    fresh = Episode.objects.select_related("household", "person").get(id=episode.id)
    assert fresh.household.address != old
    states = {line.kind: line.state for line in tracking.lines(fresh)}
    assert states[papers.DOOR] == tracking.TO_POST
    look = owed("quarantine.look").get()
    assert (look.subject, look.label) == (episode.id, fresh.household.address)
    stairwell.looked_at(fresh)
    assert not owed("quarantine.look").exists()
    browser = Client()
    browser.force_login(stairwell.users["grid_worker"])
    page = reverse("pack:down", args=[notice.id])
    assert old in browser.get(page).content.decode()
    browser.post(page)
    assert not owed(papers.TAKE_DOWN).exists()
    assert browser.get(page).context["up"] is None


def test_who_moves_out_alone_frees_the_door_only_if_nobody_else_is_in_care(stairwell, hung):
    episode, notice = hung
    door = Dwelling.objects.get(id=stairwell.household.dwelling_id)
    door.id, door.room, door.address = None, "999", "别处999室"
    door.save(force_insert=True)
    other = Household.objects.create(
        dwelling=door,
        address=door.address,
        sort_key=door.sort_key,
        opened_on=clock.today(),
        community_id=door.community_id,
        grid_id=door.grid_id,
        building_id=door.building_id,
    )
    second = prepared(stairwell, 1)
    move = {"household": other.id, "on": clock.today()}
    do("people.move_person", person=episode.person_id, **move)
    assert not owed(papers.TAKE_DOWN).exists()
    do("people.move_person", person=second.person_id, **move)
    assert owed(papers.TAKE_DOWN).get().subject == notice.id
    assert not Document.objects.filter(
        kind=papers.DOOR, subject=stairwell.household.id, withdrawn_at=None
    ).exists()
