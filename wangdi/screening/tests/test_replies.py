"""Questions of the round answered at the door, stored and counted."""

import pytest

from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.screening.models import DoorReply
from wangdi.screening.queries import reply_counts
from wangdi.screening.tests.test_doorstep import ASKS
from wangdi.screening.tests.test_visits import knock


@pytest.fixture
def asking(canvass):
    canvass.doorstep = ASKS.model_dump(mode="json")
    canvass.save()
    return canvass


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


def visit(town, canvass, door, outcome="answered", **replies):
    payload = {"round": canvass.id, "dwelling": door.id, "outcome": outcome, "replies": replies}
    record = Incoming(ids.uuid7(), payload)
    actor = town.users["worker"].actor()
    [answer] = submit(actor=actor, command="screening.record_visit", records=[record]).each
    return answer


def say(town, visit, **replies):
    actor = town.users["worker"].actor()
    payload = {"visit": visit, "replies": replies}
    return submit_one(actor=actor, command="screening.record_replies", payload=payload)


def scope(town):
    return town.client("secretary").get("/screening/rounds/").wsgi_request.scope


def test_replies_come_with_the_visit_or_after_it_and_are_counted(town, asking, doors) -> None:
    visit(town, asking, doors[0], returned=True, containers_found=4, help="food")
    later = visit(town, asking, doors[1])
    say(town, later.key, returned=False, containers_found=3, leaflet=True)
    counts = {one.code: one for one in reply_counts(scope(town), asking)}
    assert (counts["returned"].yes, counts["returned"].no) == (1, 1)
    assert counts["containers_found"].total == 7
    assert counts["help"].choices == {"food": 1}
    assert (counts["leaflet"].yes, counts["leaflet"].no) == (1, 0)


def test_said_again_the_later_reply_of_a_door_counts(town, asking, doors) -> None:
    first = visit(town, asking, doors[0], containers_found=4)
    say(town, first.key, containers_found=5)
    visit(town, asking, doors[0], containers_found=2)
    counts = {one.code: one for one in reply_counts(scope(town), asking)}
    assert counts["containers_found"].total == 2
    assert DoorReply.objects.count() == 2


def test_an_impossible_reply_keeps_the_visit_for_a_person(town, asking, doors) -> None:
    answer = visit(town, asking, doors[0], containers_found=-1)
    assert (answer.answer, answer.reason, answer.field) == (
        "review",
        "impossible",
        "replies.containers_found",
    )
    assert not DoorReply.objects.exists()


def test_replies_of_a_visit_that_was_taken_back_do_not_count(town, asking, doors) -> None:
    from_visit = visit(town, asking, doors[0], containers_found=4)
    town.client("worker").post(f"/screening/visits/{from_visit.key}/undo/")
    assert {one.total for one in reply_counts(scope(town), asking)} == {0}
    with pytest.raises(Refused):
        say(town, from_visit.key, containers_found=1)


def test_the_next_grids_worker_replies_for_nobody_here(town, asking, doors) -> None:
    key = knock(town, asking, (doors[0], "answered", 1)).each[0].key
    with pytest.raises(Refused):
        submit_one(
            actor=town.users["neighbour"].actor(),
            command="screening.record_replies",
            payload={"visit": key, "replies": {"returned": True}},
        )
