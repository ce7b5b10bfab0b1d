"""The situation slip and the lags between the earlies."""

from datetime import UTC, datetime, timedelta

from wangdi.access.scopes import standing
from wangdi.intake.stamps import NOWHERE
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries import earlies
from wangdi.quarantine.queries.situation import situation
from wangdi.quarantine.tests.conftest import _place

HOUR = timedelta(hours=1)


def scope(stairwell):
    return standing(stairwell.users["duty_desk"]).scope("quarantine.view")


def test_zero_is_said_and_exceptions_are_named(stairwell, hand):
    empty = _place("community", "空社区", stairwell.office)
    first, second = stairwell.notified(0), stairwell.notified(1)
    stairwell.propose(2)
    hand.move(5 * HOUR)
    stairwell.read(first, "38.6")
    hand.move(3 * HOUR)
    told = {one.place.id: one for one in situation(scope(stairwell), clock.now())}
    nil = told[empty.id]
    assert (nil.is_nil, nil.observed, nil.readings_due) == (True, 0, 0)
    here = told[stairwell.community.id]
    assert not here.is_nil
    assert (here.observed, here.waiting, here.begun, here.away) == (2, 1, 2, 0)
    assert (here.readings_due, here.readings_done) == (2, 1)
    assert (here.counts["fever"], here.counts["late"]) == (1, 0)
    assert [one.episode for one in here.exceptions] == [first.id]
    hand.move(HOUR)
    [here] = [one for one in situation(scope(stairwell), clock.now()) if not one.is_nil]
    assert here.counts["late"] == 1
    assert {one.episode for one in here.exceptions} == {first.id, second.id}


def test_lags_between_the_earlies(stairwell, hand):
    """Arrived 00:00, found at 12:00; the notice two hours later, fever five hours after that."""
    submit_one(
        actor=stairwell.actor("grid_worker"),
        command="screening.record_arrival",
        payload={
            "person": stairwell.people[0].id,
            "household": stairwell.household.id,
            "dwelling": stairwell.household.dwelling_id,
            "origin": "湖北省武汉市",
            "origin_code": "420100",
            "arrived_on": "2020-02-01",
        },
    )
    arrival = stairwell.people[0].arrivals.get()
    hand.move(HOUR)
    episode = stairwell.propose(arrival=arrival.id)
    hand.move(HOUR)
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    team = {slot: worker.id for slot, worker in stairwell.workers.items()}
    stairwell.send("community_secretary", "assign_team", episode=episode.id, team=team)
    at = clock.now()
    stairwell.send("grid_worker", "serve_notice", episode=episode.id, how="in_person", at=at)
    hand.move(5 * HOUR)
    stairwell.read(Episode.objects.get(id=episode.id), "38.4")
    since = datetime(2020, 2, 1, tzinfo=UTC)
    [found] = earlies.earlies(scope(stairwell), since, since + timedelta(days=1))
    assert found.episode == episode.id
    lags = {name: found.lag(name) for name in earlies.LAGS}
    assert lags["found"] == 12 * HOUR
    assert (lags["reported"], lags["quarantined"]) == (HOUR, HOUR)
    assert (lags["treated"], lags["diagnosed"]) == (None, None)
    assert found.fever_at is not None
    assert earlies.middle([found, found], "quarantined") == HOUR
    assert earlies.middle([found], "treated") is None


def test_a_lag_is_never_negative():
    at = datetime(2020, 2, 1, tzinfo=UTC)
    one = earlies.Earlies(ids.uuid7(), NOWHERE, at, at - HOUR, at, at + HOUR, None, None, None)
    assert one.lag("found") == timedelta(0)
    assert one.lag("quarantined") == HOUR
