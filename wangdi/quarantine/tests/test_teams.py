"""Care teams: proposed for all in one go, handed over, re-opened when somebody leaves."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wangdi.access.models import Assignment
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.commands import Work
from wangdi.lib import clock, ids
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import teams
from wangdi.quarantine.actions.moving import READING, VACANCY
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.tests.conftest import TEAM, again
from wangdi.staff.models import Worker


def alarms(**state: object) -> int:
    return Duty.objects.filter(kind=VACANCY, **state).count()


def open_alarms() -> int:
    return alarms(settled_at=None)


@pytest.fixture
def page(client, stairwell, monkeypatch):
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)
    client.force_login(stairwell.users["community_secretary"])
    return client


def another(stairwell, slot: str, kind: str) -> Worker:
    return Worker.objects.create(
        name=f"{kind}乙", kind=kind, joined_on=clock.today(), community_id=stairwell.community.id
    )


def test_an_empty_place_alarms_until_it_is_filled(stairwell):
    episode = stairwell.decided()
    assert open_alarms() == 1
    workers = stairwell.workers
    some = {slot: workers[slot].id for slot in ("doctor", "police")}
    stairwell.send("community_secretary", "assign_team", episode=episode.id, team=some)
    assert open_alarms() == 1
    rest = {slot: workers[slot].id for slot in ("cadre", "property")}
    stairwell.send("community_secretary", "assign_team", episode=episode.id, team=rest)
    assert (open_alarms(), alarms(settlement="done")) == (0, 1)


def test_all_that_wait_are_assigned_in_one_go(stairwell, page):
    for person in range(3):
        stairwell.decided(person)
    another(stairwell, "doctor", "doctor")
    shown = page.get(reverse("quarantine:teams"))
    rows = shown.context["rows"]
    assert [row.is_full for row in rows] == [True] * 3
    sent = {
        "key": ids.uuid7(),
        "episode": [str(row.episode.id) for row in rows],
        "team": [
            f"{row.episode.id}/{one.slot}/{one.worker.id}" for row in rows for one in row.places
        ],
    }
    with CaptureQueriesContext(connection) as three:
        assert page.post(reverse("quarantine:teams"), sent).status_code == 302
    assert TeamSlot.objects.filter(to_at=None).count() == 12
    assert len({one.worker_id for one in TeamSlot.objects.filter(slot="doctor")}) == 1
    assert open_alarms() == 0
    assert "每个小组都齐了" in page.get(reverse("quarantine:teams")).content.decode()
    assert not [
        one for one in three.captured_queries if one["sql"].count("quarantine_teamslot") > 8
    ]
    assert page.post(reverse("quarantine:teams"), {"key": ids.uuid7()}).status_code == 302


def test_load_is_shared_in_one_go(stairwell):
    """What is proposed counts as load, and a household keeps one team."""
    second = another(stairwell, "doctor", "doctor")
    episodes = [stairwell.propose(person) for person in range(2)]
    neighbours = Episode.objects.get(id=episodes[1].id)
    neighbours.household_id = ids.uuid7()
    proposed = teams.propose([episodes[0], neighbours])
    doctors = Counter(team["doctor"] for team in proposed.values())
    assert doctors == {stairwell.workers["doctor"].id: 1, second.id: 1}
    same = teams.propose(episodes)
    assert len({team["doctor"] for team in same.values()}) == 1


def test_handing_over_moves_files_readings_and_says_why(stairwell, page):
    episode = stairwell.notified()
    old = stairwell.workers["cadre"]
    new = Worker.objects.create(
        name="网格乙",
        kind="grid",
        user=stairwell.users["next_grid"],
        joined_on=clock.today(),
        community_id=stairwell.community.id,
    )
    assert set(Duty.objects.filter(kind=READING).values_list("holder", flat=True)) == {old.user_id}
    stairwell.send(
        "community_secretary",
        "assign_team",
        episode=episode.id,
        team={"cadre": new.id},
        note="钥匙在门岗",
    )
    assert set(Duty.objects.filter(kind=READING).values_list("holder", flat=True)) == {new.user_id}
    mine = Assignment.objects.filter(valid_to=None, source=episode.id)
    assert new.user_id in mine.values_list("user_id", flat=True)
    assert old.user_id not in mine.values_list("user_id", flat=True)
    held = TeamSlot.objects.get(slot="cadre", to_at=None)
    assert held.note == "钥匙在门岗"
    shown = page.get(reverse("quarantine:team", args=[episode.id])).content.decode()
    assert old.name in shown


def test_who_leaves_is_followed_by_his_substitute_or_an_alarm(stairwell):
    episode = stairwell.decided()
    stand_in = another(stairwell, "doctor", "doctor")
    team = {slot: stairwell.workers[slot].id for slot in TEAM}
    stairwell.send(
        "community_secretary",
        "assign_team",
        episode=episode.id,
        team=team,
        substitutes={"doctor": stand_in.id},
    )
    at = clock.now()
    stairwell.send("grid_worker", "serve_notice", episode=episode.id, how="in_person", at=at)
    gone = [stairwell.workers["doctor"].id, stairwell.workers["cadre"].id]
    Worker.objects.filter(id__in=gone).update(left_on=clock.today())
    work = Work(system("quarantine"), "fact", ids.uuid7())
    assert teams.reopen(work, gone) == 1
    assert teams.reopen(work, gone) == 0
    team_now = teams.current([episode.id])[episode.id]
    assert team_now["doctor"].worker_id == stand_in.id
    assert "cadre" not in team_now
    assert open_alarms() == 1
    assert set(Duty.objects.filter(kind=READING).values_list("holder", flat=True)) == {None}
    assert again(episode).state == "notified"


def test_a_team_of_five_under_names_of_the_profile(stairwell, page):
    """S2-50: the places, their number and their names are data."""
    version = stairwell.version
    version.content["sections"]["quarantine"]["team"].append(
        {"slot": "volunteer", "kinds": ["captain"], "title": {"zh": "一名志愿者", "en": "A helper"}}
    )
    five = ProfileVersion.objects.create(
        id=ids.uuid7(),
        profile_id=version.profile_id,
        digest=b"5" * 32,
        content=version.content,
        loaded_at=clock.now(),
    )
    episode = stairwell.propose(profile=five.id)
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    shown = page.get(reverse("quarantine:team", args=[episode.id])).content.decode()
    assert "一名志愿者" in shown
    team = {slot: stairwell.workers[slot].id for slot in TEAM}
    stairwell.send("community_secretary", "assign_team", episode=episode.id, team=team)
    assert open_alarms() == 1
    captain = another(stairwell, "volunteer", "captain")
    stairwell.send(
        "community_secretary", "assign_team", episode=episode.id, team={"volunteer": captain.id}
    )
    assert open_alarms() == 0


def test_the_alarm_climbs(stairwell, hand):
    stairwell.decided()
    duty = Duty.objects.get(kind=VACANCY)
    assert duty.role == "community_secretary"
    assert duty.due_at - duty.opens_at == timedelta(minutes=120)
