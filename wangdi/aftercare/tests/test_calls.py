"""Called on days 1, 2, 3, 7 and 14, tried again, the doctor for who is unwell, then closed."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.aftercare import receivers
from wangdi.aftercare.models import Aftercare, Call
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.lib import clock
from wangdi.quarantine.rules.days import DAY

HOUR = timedelta(hours=1)
RELEASED = date(2020, 2, 16)


def open_calls() -> list[str]:
    """Calls that are still asked for; what was missed stays missed."""
    rows = Duty.objects.filter(kind="aftercare.call", settled_at=None, missed_at__gte=clock.now())
    return sorted(rows.values_list("slot", flat=True))


def on_day(hand, number: int, hour: int = 10) -> None:
    """Turn the clock to an hour of day `number` after the release."""
    wanted = clock.day_bounds(RELEASED + number * DAY)[0] + hour * HOUR
    hand.move(wanted - clock.now())


def test_calls_are_planned_on_the_days_of_the_profile_for_the_contact(stairwell, file):
    assert file.slots == {
        "day-1": "2020-02-17",
        "day-2": "2020-02-18",
        "day-3": "2020-02-19",
        "day-7": "2020-02-23",
        "day-14": "2020-03-01",
    }
    first = Duty.objects.get(kind="aftercare.call", slot="day-1")
    hours = [clock.local(at).strftime("%H:%M") for at in (first.opens_at, first.missed_at)]
    assert hours == ["08:00", "21:00"]
    assert first.holder_id == stairwell.users["grid_worker"].id
    receivers.begin(list(Fact.objects.filter(kind="quarantine.released")))
    assert Aftercare.objects.count() == 1


def test_the_last_call_closes_the_file_and_its_time_of_keeping_begins(file, attempt, hand):
    for number in (1, 2, 3, 7):
        on_day(hand, number)
        attempt()
    assert open_calls() == ["day-14"]
    on_day(hand, 14)
    attempt()
    file.refresh_from_db()
    assert (file.closed_why, file.dispose_due) == ("done", date(2020, 5, 30))
    assert Fact.objects.get(kind="aftercare.closed").detail["dispose_due"] == "2020-05-30"
    with pytest.raises(Refused):
        attempt()
    last = Call.objects.latest("at").id
    annul(actor=system("test"), keys=[last], reason="打错了电话")
    file.refresh_from_db()
    assert (file.closed_at, open_calls()) == (None, ["day-14"])


def test_nobody_answers_three_times_and_is_tried_the_next_day_unless_called_then(
    file, attempt, hand
):
    on_day(hand, 3)
    for _time in range(2):
        attempt("no_answer")
        hand.move(2 * HOUR)
    assert "day-3" in open_calls()
    attempt("no_answer")
    assert "day-3" not in open_calls()
    assert "day-3-again" in open_calls()
    on_day(hand, 4)
    attempt()
    assert "day-3-again" not in open_calls()
    on_day(hand, 1)
    for _time in range(3):
        attempt("wrong_number")
    assert not [slot for slot in open_calls() if slot.startswith("day-1-")]


def test_who_is_never_reached_closes_unreached_after_the_day_after_the_last(file, attempt, hand):
    for number in (14, 15):
        on_day(hand, number)
        for _time in range(3):
            attempt("no_answer")
    file.refresh_from_db()
    assert file.closed_why == "unreached"
    assert open_calls() == []


def test_who_is_unwell_is_called_by_the_doctor_and_the_next_word_settles_it(file, attempt, hand):
    on_day(hand, 1)
    attempt(feels="unwell", symptoms="嗓子疼", needs="退烧药")
    duty = Duty.objects.get(kind="aftercare.unwell")
    assert (duty.role, duty.due_at) == ("area_doctor", clock.now() + 2 * HOUR)
    assert Fact.objects.filter(kind="aftercare.unwell").count() == 1
    hand.move(HOUR)
    attempt(role="area_doctor", at=clock.now())
    duty.refresh_from_db()
    assert duty.settlement == "done"


def test_who_is_in_care_again_or_wants_no_calls_is_left_alone(stairwell, file, attempt, hand):
    again = stairwell.propose(person=0, day_zero=RELEASED)
    fact = Fact(
        kind="quarantine.notified",
        subject=again.id,
        detail={"person": str(stairwell.people[0].id)},
    )
    receivers.stop([fact])
    receivers.stop([fact])
    file.refresh_from_db()
    assert (file.closed_why, open_calls()) == ("back", [])


@pytest.mark.parametrize(
    ("answer", "feels"), [("reached", ""), ("no_answer", "well")], ids=["unsaid", "unheard"]
)
def test_only_who_is_reached_says_how_he_is(attempt, answer, feels):
    with pytest.raises(Refused):
        attempt(answer, feels=feels)


def test_pages_of_the_caller(stairwell, file, hand):
    on_day(hand, 1)
    client = Client()
    client.force_login(stairwell.users["grid_worker"])
    lists = client.get(reverse("aftercare:lists"))
    assert [one.id for one, _next in lists.context["rows"]] == [file.id]
    assert "返乡居民甲" not in lists.content.decode()
    address = reverse("aftercare:call", args=[file.id])
    page = client.get(address)
    assert page.context["day"] == 1
    key = page.context["form"].initial["key"]
    at = clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M")
    assert client.post(address, {"key": key, "came": "reached", "at": at}).status_code == 200
    asked = {"key": key, "came": "reached", "feels": "well", "at": at, "sign": "down"}
    assert client.post(address, asked).status_code == 302
    shown = client.get(reverse("aftercare:file", args=[file.id])).content.decode()
    assert "2020" in shown or "2月17日" in shown
    episode = client.get(reverse("quarantine:episode", args=[file.episode_id]))
    assert reverse("aftercare:file", args=[file.id]) in episode.content.decode()
    keeper = Client()
    keeper.force_login(stairwell.users["supplies_keeper"])
    assert keeper.get(reverse("aftercare:lists")).status_code == 403


def test_a_missed_call_stays_on_the_list_for_a_day_and_a_forgotten_file_for_good(
    stairwell, file, attempt, hand
):
    def late(number: int, hour: int) -> int:
        on_day(hand, number, hour)
        client = Client()
        client.force_login(stairwell.users["grid_worker"])
        return len(client.get(reverse("aftercare:lists"), {"list": "late"}).context["rows"])

    assert [late(1, 17), late(1, 19), late(1, 22)] == [0, 1, 1]
    assert [late(4, 22), late(13, 10), late(16, 10)] == [0, 0, 1]
    attempt()
    assert late(16, 11) == 0
    file.refresh_from_db()
    assert file.closed_why == "done"
