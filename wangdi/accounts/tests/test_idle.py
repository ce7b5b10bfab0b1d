from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from wangdi.access.tests import cast
from wangdi.accounts.idle import SEEN
from wangdi.lib import clock

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 10, 9, 0, tzinfo=UTC)
IDLE = timedelta(minutes=settings.IDLE_MINUTES)


@pytest.fixture
def worker():
    client = cast.client(cast.make("grid_worker").grid_worker)
    with clock.frozen(NOW) as hand:
        client.get("/")
        yield client, hand


def test_after_the_idle_time_one_signs_in_again_and_goes_on_where_one_was(worker):
    client, hand = worker
    hand.move(IDLE)
    response = client.get("/review/?reason=impossible")
    assert response.status_code == 302
    assert response.url == "/accounts/sign-in/?next=%2Freview%2F%3Freason%3Dimpossible"
    assert "17:00" in client.get(response.url).content.decode()
    assert client.get("/").status_code == 302


def test_just_before_nothing_happens(worker):
    client, hand = worker
    hand.move(IDLE - timedelta(seconds=1))
    assert client.get("/").status_code == 200
    hand.move(IDLE - timedelta(seconds=1))
    assert client.get("/").status_code == 200


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(worker):
    client, hand = worker
    hand.move(IDLE)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/review/?page=2"}
    response = client.get("/review/", headers=headers)
    assert response.status_code == 200
    assert response.headers["HX-Redirect"].endswith("next=%2Freview%2F%3Fpage%3D2")
    assert not response.content


def test_a_form_comes_back_to_the_page_it_stands_on(worker):
    client, hand = worker
    hand.move(IDLE)
    headers = {"Referer": "http://testserver/review/"}
    response = client.post("/accounts/password/", headers=headers)
    assert response.url.endswith("next=%2Freview%2F")


def test_a_page_elsewhere_is_no_page_to_come_back_to(worker):
    client, hand = worker
    hand.move(IDLE)
    response = client.post("/accounts/password/", headers={"Referer": "https://example.org/x"})
    assert response.url.endswith("next=%2F")


def test_the_session_is_written_at_most_once_a_minute(worker):
    client, hand = worker
    seen = client.session[SEEN]
    hand.move(timedelta(seconds=59))
    client.get("/")
    assert client.session[SEEN] == seen
    hand.move(timedelta(seconds=2))
    client.get("/")
    assert client.session[SEEN] == seen + 61
