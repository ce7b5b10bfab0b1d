from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from wangdi.access.limiting import address_of, forget, limited
from wangdi.access.models import PublicTry
from wangdi.lib import clock

NOON = datetime(2020, 1, 24, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


@limited("test.open", times=3, per=MINUTE)
def opened(request):
    return HttpResponse("shown")


@limited("test.sent", times=1, per=MINUTE, methods=("POST",))
def sent(request):
    return HttpResponse("taken")


def ask(view, address="203.0.113.5", method="get"):
    return view(getattr(RequestFactory(), method)("/", REMOTE_ADDR=address))


def test_the_fourth_request_of_a_minute_pauses_and_says_until_when():
    with clock.frozen(NOON + timedelta(seconds=20)) as hand:
        assert [ask(opened).status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = ask(opened)
        assert refused.headers["Retry-After"] == "40"
        assert "12:01" in refused.content.decode()
        assert ask(opened, "203.0.113.6").status_code == 200
        hand.move(timedelta(seconds=40))
        assert ask(opened).status_code == 200


def test_looking_is_free_where_only_sending_is_counted():
    with clock.frozen(NOON):
        assert [ask(sent).status_code for _ in range(3)] == [200] * 3
        assert [ask(sent, method="post").status_code for _ in range(2)] == [200, 429]


def test_pages_of_other_names_count_apart():
    with clock.frozen(NOON):
        assert ask(sent, method="post").status_code == 200
        assert ask(opened).status_code == 200
        assert PublicTry.objects.count() == 2


def test_the_address_is_nowhere_and_no_two_days_are_linked():
    for day in range(2):
        with clock.frozen(NOON + timedelta(days=day)):
            ask(opened)
    first, second = (bytes(one.address) for one in PublicTry.objects.order_by("window"))
    assert first != second
    assert b"203.0.113" not in first + second
    assert len(first) == 16


def test_counts_are_forgotten_after_a_day():
    with clock.frozen(NOON) as hand:
        ask(opened)
        hand.move(timedelta(hours=23))
        assert forget() == 0
        hand.move(timedelta(hours=2))
        assert forget() == 1
        assert not PublicTry.objects.exists()


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("", ""),
    ],
)
def test_a_household_is_one_address(given, counted):
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=given)) == counted
