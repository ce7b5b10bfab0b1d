"""A post of the named world, at nine in the morning of a working day, with people for it."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.roster.codes import codes
from wangdi.roster.models import KitIssue, Pause, PointsEntry, Post, Relief, Shift, Turn
from wangdi.staff.models import Worker
from wangdi.territory.models import Place
from wangdi.world.words import number

HOME = "410102006002"
KIT = ["mask", "thermometer"]


@pytest.fixture
def nine(town) -> Iterator[clock.Hand]:
    for model in (PointsEntry, Pause, KitIssue, Relief, Turn, Shift, Post):
        model.objects.all().delete()
    with clock.frozen(clock.at(clock.today() + timedelta(days=1), time(9))) as hand:
        yield hand


@pytest.fixture
def home(town):
    return Place.objects.get(code=HOME)


@pytest.fixture
def send(town):
    """`send("secretary", "roster.assign", …)`: as that person would; raises Refused."""

    def sent(who, command, **payload):
        return submit_one(actor=town.user(who).actor(), command=command, payload=payload)

    return sent


@pytest.fixture
def post(nine, home, send):
    """A post at the community with the shifts of eight days from today."""
    answer = send(
        "secretary", "roster.open_post", place=home.id, name="东门卡点", duty="测温、登记、劝返"
    )
    laid = {"post": answer.subject, "first_day": clock.today(), "days": 8}
    send("secretary", "roster.lay_shifts", **laid)
    return Post.objects.get(id=answer.subject)


@pytest.fixture
def people(town, home):
    """Ten workers of the community and ten volunteers."""
    records = [
        Incoming(
            ids.uuid7(),
            {"name": f"{word}{number(n + 1)}", "kind": kind, "place": home.id},
        )
        for kind, word in (("community", "值守员"), ("volunteer", "值守志愿者"))
        for n in range(10)
    ]
    submit(actor=town.user("desk").actor(), command="staff.register_workers", records=records)
    return {one.name: one for one in Worker.objects.filter(name__startswith="值守")}


@pytest.fixture
def shift(post):
    """The early shift of today."""
    return Shift.objects.get(post=post, day=clock.today(), code="early")


@pytest.fixture
def put(send, shift):
    """`put(worker)`: he stands in the shift (today's early one), by the secretary's hand."""

    def done(worker, at=None, **more):
        given = {"shift": (at or shift).id, "worker": worker.id, **more}
        return Turn.objects.get(id=send("secretary", "roster.assign", **given).subject)

    return done


@pytest.fixture
def signed(send, put):
    """`signed(worker)`: he has what he needs and signed in with the code of the post."""

    def done(worker, at=None):
        turn = put(worker, at)
        send("secretary", "roster.issue_kit", turn=turn.id, items=KIT)
        code = codes([turn.shift_id])[turn.shift_id]
        send("secretary", "roster.sign_in", turn=turn.id, means="code", code=code)
        turn.refresh_from_db()
        return turn

    return done
