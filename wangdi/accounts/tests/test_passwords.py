import re

import pytest

from wangdi.access.tests import cast
from wangdi.accounts.passwords import one_time
from wangdi.accounts.tests.test_signing_in import sign_in

pytestmark = pytest.mark.django_db
NEW = "another long sentence"


def change(client, new, old=cast.PASSWORD):
    form = {"oldpassword": old, "password1": new, "password2": new}
    return client.post("/accounts/password/", form)


@pytest.fixture
def newcomer():
    worker = cast.make("grid_worker").grid_worker
    worker.must_change_password = True
    worker.save()
    return worker


def test_a_one_time_password_can_be_read_out():
    assert re.fullmatch(r"([a-hjkmnp-z2-9]{5}-){2}[a-hjkmnp-z2-9]{5}", one_time())
    assert one_time() != one_time()


def test_with_a_one_time_password_there_is_one_page(newcomer):
    client = cast.client()
    sign_in(client, newcomer.username)
    for path in ("/", "/review/", "/accounts/second-proof/"):
        assert client.get(path).url == "/accounts/password/"
    assert client.get("/accounts/password/").status_code == 200


def test_ones_own_password_opens_the_rest(newcomer):
    client = cast.client()
    sign_in(client, newcomer.username)
    assert change(client, NEW).url == "/"
    assert client.get("/").status_code == 200
    newcomer.refresh_from_db()
    assert not newcomer.must_change_password
    assert sign_in(cast.client(), newcomer.username, NEW).status_code == 302


@pytest.mark.parametrize("new", [cast.PASSWORD, "short", "1234567890123", "password123"])
def test_the_same_or_a_weak_password_is_refused_beside_its_field(newcomer, new):
    client = cast.client()
    sign_in(client, newcomer.username)
    page = change(client, new)
    assert page.status_code == 200
    assert page.context["form"].errors["password1"]


def test_a_wrong_present_password_changes_nothing(newcomer):
    client = cast.client()
    sign_in(client, newcomer.username)
    assert "oldpassword" in change(client, NEW, old="wrong").context["form"].errors
