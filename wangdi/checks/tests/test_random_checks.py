"""Random checks: drawn by the clock, tried twice, and then a call that asks what is needed."""

from datetime import time, timedelta

import pytest

from wangdi.checks import queries, receivers, ticks
from wangdi.checks.models import Check, CheckTry, FollowUp
from wangdi.checks.tests.conftest import CLOCK
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock


def duty(check, kind, **more):
    return Duty.objects.get(kind=kind, subject=check.id, **more)


def test_the_clock_draws_once_a_day_and_never_in_the_quiet_hours(unasked):
    """Planned for every household in care, with a duty each; twice is once."""
    first = clock.at(clock.today() + timedelta(days=1), time(0, 5))
    with clock.frozen(first):
        made = ticks.plan()
        assert ticks.plan() == 0
    drawn = list(Check.objects.select_related("household"))
    assert made == len(drawn) > 0
    assert {one.kind for one in drawn} <= {"video", "door"}
    assert Duty.objects.filter(kind__in=("checks.video", "checks.door")).count() == made
    for one in drawn:
        assert time(8) <= clock.local(one.opens_at).time() < time(21)
        assert one.number in (1, 2)
    homes = {one.household_id for one in drawn}
    assert all(Check.objects.filter(household=home).count() <= 2 for home in homes)
    assert Event.objects.filter(verb="checks.planned", at=first).count() == made
    with clock.frozen(first + timedelta(hours=23)):
        assert ticks.plan() == 0
    for ago in range(1, 30):
        with clock.frozen(first + timedelta(days=ago)):
            ticks.plan()
    assert not Check.objects.filter(day__gt=clock.today() + timedelta(days=20)).exists()


def test_more_than_the_rules_allow_is_refused(drawn, send, file):
    hour = drawn.opens_at + timedelta(hours=3)
    for number, opens_at, reason in (
        (1, hour, "too_many"),
        (3, hour, "too_many"),
        (2, drawn.opens_at.replace(hour=13, minute=40), "quiet_hours"),
    ):
        with pytest.raises(Refused) as refusal:
            send_clock(episode=file.id, kind="door", number=number, opens_at=opens_at)
        assert refusal.value.reason == reason


def send_clock(**payload):
    return submit_one(actor=CLOCK, command="checks.plan", payload=payload, channel="clock")


def test_met_settles_it(drawn, send):
    send("worker", "checks.record", check=drawn.id, found="met")
    assert queries.of_episode(drawn.episode_id, clock.now())[0].state == "met"
    assert duty(drawn, "checks.video").settlement == "done"
    with pytest.raises(Refused) as refusal:
        send("worker", "checks.record", check=drawn.id, found="no_answer")
    assert refusal.value.reason == "closed"


def test_one_silence_is_tried_once_more_and_two_make_a_call(drawn, send, ten):
    send("worker", "checks.record", check=drawn.id, found="no_answer")
    again = duty(drawn, "checks.video", slot="2")
    assert again.settled_at is None
    assert again.opens_at == clock.now() + timedelta(minutes=15)
    assert not Duty.objects.filter(kind="checks.contact").exists()
    ten.move(timedelta(minutes=20))
    send("worker", "checks.record", check=drawn.id, found="no_answer", note="敲门十分钟")
    assert duty(drawn, "checks.video", slot="2").settlement == "done"
    call = duty(drawn, "checks.contact")
    assert call.settled_at is None
    send("worker", "checks.follow_up", check=drawn.id, how="helped", note="奶粉没了,已代买")
    assert duty(drawn, "checks.contact").settlement == "done"
    assert Check.objects.get().state == "contacted"
    assert FollowUp.objects.get().note == "奶粉没了,已代买"
    assert CheckTry.objects.get(note__isnull=False).note == "敲门十分钟"


def test_nothing_compels_and_nobody_is_called_for_nothing(drawn, send):
    """Not met makes a call and no breach; a call nobody waits for is refused."""
    with pytest.raises(Refused):
        send("worker", "checks.follow_up", check=drawn.id, how="helped", note="没有的事")
    send("worker", "checks.record", check=drawn.id, found="not_met")
    assert Check.objects.get().state == "contact"
    assert not Event.objects.filter(verb__contains="breach").exists()


def test_recorded_in_error_is_taken_back(drawn, send, town):
    send("worker", "checks.record", check=drawn.id, found="not_met")
    key = CheckTry.objects.get().id
    annul(actor=town.user("worker").actor(), keys=[key], reason="点错了")
    assert Check.objects.get().state == "planned"
    assert duty(drawn, "checks.video").settled_at is None
    assert duty(drawn, "checks.contact").settlement == "withdrawn"
    send("worker", "checks.record", check=drawn.id, found="met")
    assert CheckTry.objects.count() == 2


def test_checks_end_with_the_care(drawn, town, send, file):
    send("secretary", "quarantine.end_early", episode=file.id, reason="facility", note="转集中")
    receivers.end(list(Fact.objects.filter(kind="quarantine.ended")))
    assert Check.objects.get().state == "withdrawn"
    assert duty(drawn, "checks.video").settlement == "withdrawn"


def test_no_field_can_hold_a_film_a_picture_or_a_place():
    for model in (Check, CheckTry, FollowUp):
        kinds = {type(column).__name__ for column in model._meta.get_fields()}
        assert not kinds & {"FileField", "ImageField", "BinaryField", "SealedBytesField"}
        assert "FloatField" not in kinds
        names = {column.name for column in model._meta.get_fields()}
        assert not names & {"lat", "lon", "position", "point", "video", "photo"}
