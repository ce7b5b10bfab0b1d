"""Around the hour: the letter is there the day before, nobody is held without a reason."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.approving import approve
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval, Event, Fact
from wangdi.lib import clock
from wangdi.quarantine import ticks
from wangdi.quarantine.models import Clearance, Hold, Release
from wangdi.quarantine.queries import releases
from wangdi.quarantine.tests.conftest import again

HOUR = timedelta(hours=1)


@pytest.fixture
def last_day(stairwell, hand):
    """An episode on the evening of its last day, heard of, its letter written."""
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now() - 5 * HOUR)
    stairwell.read(episode, "36.4")
    ticks.get_ready()
    return episode


def prepared(stairwell, episode, **more) -> Approval:
    stairwell.send("community_secretary", "clear", episode=episode.id, **more)
    return Approval.objects.get(subject=episode.id, decided_at=None)


def test_the_letter_is_there_the_day_before_and_the_office_is_asked_once(last_day):
    letter = Document.objects.get(kind="quarantine.letter")
    assert letter.pending
    assert not ticks.get_ready()
    due = {one.kind: one.due_at for one in Duty.objects.filter(kind__startswith="quarantine.")}
    assert due["quarantine.make_ready"] == last_day.release_from - 4 * HOUR
    assert due["quarantine.agree"] == last_day.release_from


def test_what_two_agreed_to_takes_effect_at_the_very_hour(stairwell, last_day, hand):
    letter = Document.objects.get(kind="quarantine.letter")
    approval = prepared(stairwell, last_day)
    approve(approval.id, by=stairwell.actor("duty_desk"))
    assert Clearance.objects.get().letter == letter
    assert again(last_day).state == "notified"
    assert not Fact.objects.filter(kind="quarantine.released").exists()
    hand.move(5 * HOUR - timedelta(seconds=1))
    assert not ticks.take_effect()
    hand.move(timedelta(seconds=20))
    assert ticks.take_effect()
    assert not ticks.take_effect()
    release = Release.objects.get()
    assert (again(last_day).state, release.at) == ("released", last_day.release_from)
    assert again(last_day).closed_at == last_day.release_from
    assert (release.prepared_by_label, release.approved_by_label) == (
        stairwell.actor("community_secretary").label,
        stairwell.actor("duty_desk").label,
    )
    letter.refresh_from_db()
    assert release.letter == letter
    assert not letter.pending
    assert Event.objects.filter(verb="quarantine.released").count() == 1
    assert Fact.objects.filter(kind="quarantine.released").count() == 1
    left = Duty.objects.filter(kind__in=("quarantine.make_ready", "quarantine.agree"))
    assert not left.filter(settled_at=None).exists()


def test_who_falls_ill_before_the_hour_is_not_released_and_the_office_is_late(
    stairwell, last_day, hand
):
    approve(prepared(stairwell, last_day).id, by=stairwell.actor("duty_desk"))
    hand.move(4 * HOUR)
    stairwell.read(last_day, "38.4")
    hand.move(HOUR)
    ticks.take_effect()
    assert again(last_day).state == "notified"
    assert Clearance.objects.get().fell_why == "no_fever"
    late = Duty.objects.get(kind="quarantine.agree")
    assert late.settled_at is None
    assert late.due_at <= clock.now()
    assert releases.to_take_effect(clock.now()) == []
    page = client(stairwell, "duty_desk").get(reverse("quarantine:releases"))
    assert [one.episode.id for one in page.context["lines"]] == [last_day.id]
    assert page.context["late"] == 1


def test_the_head_of_a_household_goes_free_and_the_others_stay(stairwell, hand):
    head, other = stairwell.notified(0), stairwell.notified(1)
    hand.move(head.release_from - clock.now() - 5 * HOUR)
    stairwell.read(head, "36.4")
    approve(prepared(stairwell, head).id, by=stairwell.actor("leader"))
    hand.move(5 * HOUR)
    ticks.take_effect()
    assert (again(head).state, again(other).state) == ("released", "notified")
    with pytest.raises(Refused) as silent:
        stairwell.agree(stairwell.prepare(other))
    assert silent.value.reason == "heard"


def test_before_the_last_day_nothing_is_agreed_to(stairwell):
    episode = stairwell.notified()
    assert not ticks.get_ready()
    with pytest.raises(Refused) as early:
        approve(prepared(stairwell, episode).id, by=stairwell.actor("leader"))
    assert early.value.reason == "not_yet"


def test_twice_is_refused_and_days_that_changed_let_it_fall(stairwell, last_day, hand):
    approve(prepared(stairwell, last_day).id, by=stairwell.actor("leader"))
    with pytest.raises(Refused) as twice:
        approve(prepared(stairwell, last_day).id, by=stairwell.actor("leader"))
    assert twice.value.reason == "cleared"
    episode = again(last_day)
    episode.release_from += timedelta(days=1)
    episode.save()
    hand.move(5 * HOUR)
    ticks.take_effect()
    assert Clearance.objects.get().fell_why == "days_changed"


def test_a_hold_takes_a_reason_of_the_list_a_name_and_two_days_at_most(stairwell, last_day, hand):
    approve(prepared(stairwell, last_day).id, by=stairwell.actor("duty_desk"))
    asked = {"episode": last_day.id, "reason": "unwell", "note": "下午说头疼，等片医看过"}
    late = last_day.release_from + 49 * HOUR
    with pytest.raises(Refused):
        stairwell.send("duty_desk", "hold", until=late.isoformat(), **asked)
    with pytest.raises(Refused):
        stairwell.send("area_doctor", "hold", until=late.isoformat(), **asked)
    until = last_day.release_from + 12 * HOUR
    stairwell.send("duty_desk", "hold", until=until.isoformat(), **asked)
    assert Clearance.objects.get().fell_why == "held"
    assert Fact.objects.get(kind="quarantine.held").detail["until"] == until.isoformat()
    hand.move(6 * HOUR)
    now = clock.now()
    scope = client(stairwell, "duty_desk").get(reverse("quarantine:releases"), {"list": "held"})
    assert [one.hold.reason for one in scope.context["lines"]] == ["unwell"]
    assert Duty.objects.get(kind="quarantine.agree", due_at=until).settled_at is None
    assert not Duty.objects.filter(
        kind="quarantine.agree", due_at__lte=now, settled_at=None
    ).exists()
    annul(actor=stairwell.actor("duty_desk"), keys=[Hold.objects.get().id], reason="已看过")
    assert Duty.objects.get(kind="quarantine.agree", settled_at=None).due_at <= now


def client(stairwell, role: str) -> Client:
    found = Client()
    found.force_login(stairwell.users[role])
    return found


def test_a_secretary_prepares_all_of_tomorrow_and_the_desk_approves_all(stairwell, hand):
    people = [stairwell.notified(number) for number in range(3)]
    hand.move(people[0].release_from - clock.now() - 5 * HOUR)
    for episode in people[:2]:
        stairwell.read(episode, "36.4")
    ticks.get_ready()
    secretary = client(stairwell, "community_secretary")
    page = secretary.get(reverse("quarantine:releases"))
    wanted = page.context["preparable"]
    assert set(wanted) == {one.id for one in people[:2]}
    chosen = [*(str(one.id) for one in people), "no-such"]
    secretary.post(reverse("quarantine:prepare_all"), {"one": chosen})
    assert Approval.objects.filter(decided_at=None).count() == 2
    desk = client(stairwell, "duty_desk")
    found = desk.get(reverse("quarantine:releases")).context["approvable"]
    desk.post(reverse("quarantine:approve_all"), {"one": [str(one) for one in found]})
    assert Clearance.objects.count() == 2
    single = reverse("quarantine:release", args=[people[2].id])
    assert secretary.get(single).status_code == 200
    key = secretary.get(single).context["form"].initial["key"]
    assert secretary.post(single, {"key": key}).status_code == 200
    asked = {"key": key, "reason": "上门见过本人，体温正常，电话欠费"}
    assert secretary.post(single, asked).status_code == 302
    hold = reverse("quarantine:hold", args=[people[2].id])
    assert desk.get(hold).status_code == 200
    assert secretary.get(hold).status_code == 403


def test_the_lists_cost_the_same_for_any_number(stairwell, hand, django_assert_num_queries):
    people = [stairwell.notified(number) for number in range(3)]
    hand.move(people[0].release_from - clock.now() - 5 * HOUR)
    for some in (people[:1], people):
        with django_assert_num_queries(5):
            releases.lines(some, clock.now())
