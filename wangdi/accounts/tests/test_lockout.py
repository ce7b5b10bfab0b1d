from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import translation

from wangdi.access.tests import cast
from wangdi.accounts.tests.test_signing_in import sign_in

pytestmark = pytest.mark.django_db


def fail(client, username, times):
    return [sign_in(client, username, "not the password") for _ in range(times)]


def test_five_failures_pause_signing_in_and_say_until_when():
    cast.make("grid_worker")
    client = cast.client()
    *before, last = fail(client, "grid-worker", 5)
    assert {page.status_code for page in before} == {200}
    assert last.status_code == 429
    assert 0 < int(last.headers["Retry-After"]) <= 900
    right = sign_in(client, "grid-worker")
    assert right.status_code == 429
    assert ":" in right.content.decode().split("<h1>")[1].split("</h1>")[0]


def test_the_answer_is_the_same_for_a_name_that_does_not_exist():
    cast.make("grid_worker")
    with translation.override("en"):
        known = fail(cast.client(), "grid-worker", 6)[-1]
        unknown = fail(cast.client(), "nobody-at-all", 6)[-1]
    assert known.status_code == unknown.status_code == 429
    assert len(known.content) == len(unknown.content)


def test_a_try_during_the_pause_does_not_lengthen_it():
    cast.make("grid_worker")
    client = cast.client()
    fail(client, "grid-worker", 5)
    before = AccessAttempt.objects.get().attempt_time
    fail(client, "grid-worker", 2)
    assert AccessAttempt.objects.get().attempt_time == before


def test_after_the_pause_one_can_sign_in():
    cast.make("grid_worker")
    client = cast.client()
    fail(client, "grid-worker", 5)
    attempt = AccessAttempt.objects.get()
    AccessAttempt.objects.update(attempt_time=attempt.attempt_time - timedelta(minutes=16))
    assert sign_in(client, "grid-worker").status_code == 302


def test_others_are_not_held_up():
    cast.make("grid_worker", "duty_desk")
    client = cast.client()
    fail(client, "grid-worker", 5)
    assert sign_in(client, "duty-desk").status_code == 302


def test_success_forgets_the_failures():
    cast.make("grid_worker")
    client = cast.client()
    fail(client, "grid-worker", 4)
    sign_in(client, "grid-worker")
    assert not AccessAttempt.objects.exists()


def test_no_password_is_kept_with_the_failures():
    fail(cast.client(), "somebody", 1)
    assert "not the password" not in AccessAttempt.objects.get().post_data
