"""Whatever is sent to the intake is answered; what cannot be harms nothing beside it."""

import warnings
from random import Random
from typing import Any

import pytest
from django.db import transaction

from tests.house.hostile_payloads import TEXTS, Maker
from wangdi.accounts.models import User
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.models import ReviewItem
from wangdi.intake.registry import all_commands
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.people.models import Dwelling, Household, Person
from wangdi.quarantine.models import Episode
from wangdi.screening.models import CanvassRound, DoorVisit
from wangdi.territory.models import Grid, Place

KINDS = (Person, Household, Dwelling, Episode, Duty, CanvassRound)
BATCHES = 25


@pytest.fixture
def maker(town):
    uuids = [one.id for kind in KINDS for one in kind.objects.order_by("pk")[:3]]
    numbers = [one.id for kind in (User, Place, Grid) for one in kind.objects.order_by("pk")[:6]]
    return Maker(Random(20200210), uuids, numbers)


@pytest.fixture(autouse=True)
def pydantic_may_wonder():
    """Its warnings about a value that it will write otherwise are no concern of ours."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="pydantic")
        yield


def test_every_command_answers_for_every_record(maker, town):
    actors = (system("test"), town.user("worker").actor(), town.user("leader").actor())
    for command in all_commands():
        for _batch in range(BATCHES):
            records = [
                Incoming(ids.uuid7(), maker.payload(command.Payload), maker.made_at())
                for _ in range(maker.random.choice((1, 1, 5)))
            ]
            with transaction.atomic():
                answers = submit(
                    actor=maker.random.choice(actors), command=command.name, records=records
                )
                transaction.set_rollback(True)
            added = answers.applied + answers.duplicate + answers.review
            assert answers.received == added == len(records), command.name
            assert all(one.sentence for one in answers.each if one.answer == "review")


@pytest.fixture
def visits(town):
    """Fifty visits at the door, all as they should be."""
    canvass = CanvassRound.objects.order_by("opened_at", "id")[0]
    doors = Dwelling.objects.filter(community_id__in=canvass.communities).order_by("sort_key")
    return [
        {"round": str(canvass.id), "dwelling": str(door), "outcome": "no_answer"}
        for door in doors.values_list("id", flat=True)[:50]
    ]


@pytest.mark.parametrize(
    "poison",
    [{"note": "a\0b"}, {"note": "\ud800"}, {"people_seen": 2**63}, {"dwelling": "\0"}, {"\0": 1}],
)
def test_a_poison_among_fifty_stops_nothing_else(town, visits, poison):
    visits[17] |= poison
    records = [Incoming(ids.uuid7(), one) for one in visits]
    before = DoorVisit.objects.count()
    answers = submit(actor=system("test"), command="screening.record_visit", records=records)
    assert (answers.applied, answers.review) == (49, 1)
    assert answers.each[17].reason == "impossible"
    assert answers.each[17].sentence
    assert DoorVisit.objects.count() == before + 49


def test_what_was_kept_can_be_looked_at(town):
    contents: list[Any] = [{"note": text, "\0": [text]} for text in TEXTS] + [
        [1],
        None,
        {"a": {1, 2}},
    ]
    records = [Incoming(ids.uuid7(), one) for one in contents]
    submit(actor=system("test"), command="screening.record_visit", records=records)
    desk = town.client("desk")
    kept = ReviewItem.objects.filter(key__in=[one.key for one in records])
    assert len(kept) == len(contents)
    for item in kept:
        assert desk.get(f"/review/{item.id}/").status_code == 200
