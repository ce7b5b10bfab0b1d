from datetime import UTC, datetime, timedelta

import pytest
from django import forms

from wangdi.access.permissions import PUBLIC
from wangdi.access.public import ANYBODY, PublicForm, stamp_of_now, submit_public
from wangdi.intake.commands import Applied, Command, Payload
from wangdi.intake.models import Batch, Event
from wangdi.intake.registry import all_commands, register
from wangdi.intake.stamps import NOWHERE
from wangdi.lib import clock, ids

NOON = datetime(2020, 1, 24, 4, tzinfo=UTC)


class Word(Payload):
    said: str


class Say(Command[Word]):
    name, event, subject_kind = "test.say_publicly", "test.said", "test.word"
    permission = PUBLIC
    Payload = Word

    def locate(self, payloads):
        return [NOWHERE for _ in payloads]

    def apply(self, work, records):
        return [Applied(record.key) for record in records]


if Say.name not in {command.name for command in all_commands()}:
    register(Say())


class SayForm(PublicForm):
    command = Say.name
    said = forms.CharField()


def filled(age=10, **more):
    with clock.frozen(NOON - timedelta(seconds=age)):
        opened = stamp_of_now()
    return SayForm({"key": ids.uuid7(), "said": "hello", "opened": opened, **more})


@pytest.mark.django_db
def test_anybody_may_hand_in_a_public_command():
    with clock.frozen(NOON):
        form = filled()
        assert form.submit(ANYBODY), form.errors
    assert Batch.objects.get().channel == "public"
    event = Event.objects.get(verb="test.said")
    assert (event.actor, event.actor_label) == (None, "public")


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["access.grant", "screening.record_arrival"])
def test_no_other_command_is_reached_without_an_account(command):
    with pytest.raises(PermissionError):
        submit_public(command=command, payload={})


@pytest.mark.parametrize(
    ("age", "more", "field"),
    [
        (1, {}, "opened"),
        (13 * 3600, {}, "opened"),
        (10, {"opened": "1579838400:forged"}, "opened"),
        (10, {"opened": ""}, "opened"),
        (10, {"website": "https://buy.example"}, "website"),
    ],
)
def test_what_no_person_does_is_not_sent(age, more, field):
    with clock.frozen(NOON):
        form = filled(age, **more)
        assert not form.is_valid()
        assert list(form.errors) == [field]


def test_sending_once_more_goes_through():
    with clock.frozen(NOON) as hand:
        form = filled(0)
        assert not form.is_valid()
        again = dict(form.data)
        hand.move(timedelta(seconds=5))
        assert SayForm(again).is_valid()
