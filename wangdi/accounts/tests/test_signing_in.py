import pytest
from django.urls import reverse

from wangdi.access.tests import cast
from wangdi.accounts import proofs
from wangdi.accounts.models import User

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/sign-in/"


def sign_in(client, username, password=cast.PASSWORD, **more):
    return client.post(SIGN_IN, {"login": username, "password": password, **more})


def test_the_right_password_opens_the_start_page():
    cast.make("grid_worker")
    client = cast.client()
    response = sign_in(client, "grid-worker")
    assert response.status_code == 302
    assert response.url == "/"
    assert client.get("/").status_code == 200


def test_the_case_of_the_name_does_not_matter():
    cast.make("grid_worker")
    assert sign_in(cast.client(), " Grid-Worker ").status_code == 302


def test_one_comes_back_to_where_one_wanted_to_go():
    cast.make("grid_worker")
    client = cast.client()
    asked = client.get("/review/?reason=impossible")
    assert asked.status_code == 302
    assert asked.url.startswith(SIGN_IN)
    page = client.get(asked.url)
    assert "/review/?reason=impossible" in page.content.decode()
    response = sign_in(client, "grid-worker", next="/review/?reason=impossible")
    assert response.url == "/review/?reason=impossible"


def test_an_address_elsewhere_is_not_followed():
    cast.make("grid_worker")
    assert sign_in(cast.client(), "grid-worker", next="https://example.org/").url == "/"


def test_a_wrong_password_is_said_in_one_sentence_for_known_and_unknown_names():
    cast.make("grid_worker")
    known = sign_in(cast.client(), "grid-worker", "not the password")
    unknown = sign_in(cast.client(), "nobody", "not the password")
    assert known.status_code == unknown.status_code == 200
    sentences = [page.context["form"].non_field_errors() for page in (known, unknown)]
    assert sentences[0] == sentences[1]
    assert sentences[0]


def test_a_closed_account_does_not_open():
    cast.make("grid_worker")
    User.objects.update(is_active=False)
    client = cast.client()
    sign_in(client, "grid-worker")
    assert client.get("/").status_code == 302


def test_signing_out_takes_a_button_and_then_nothing_opens():
    cast.make("grid_worker")
    client = cast.client()
    sign_in(client, "grid-worker")
    assert client.get("/accounts/sign-out/").status_code == 200
    assert client.get("/").status_code == 200
    assert client.post("/accounts/sign-out/").status_code == 302
    assert client.get("/").url.startswith(SIGN_IN)


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "sign-up/"])
def test_nobody_signs_up_and_nothing_is_mailed(path):
    assert cast.client().get(f"/accounts/{path}").status_code == 404


def test_pages_of_signing_in_are_kept_by_no_cache():
    assert "no-store" in cast.client().get(SIGN_IN).headers["Cache-Control"]


def test_a_user_without_a_password_cannot_sign_in():
    User.objects.create_user("new-one", "new")
    assert sign_in(cast.client(), "new-one", "").status_code == 200
    assert sign_in(cast.client(), "new-one", "!").status_code == 200


class TestSecondProof:
    def test_whoever_has_one_is_asked_for_its_code(self):
        leader = cast.make("leader").leader
        client = cast.client()
        first = sign_in(client, "leader")
        assert first.url == reverse("mfa_authenticate")
        assert client.get("/").url.startswith(SIGN_IN)
        done = client.post(first.url, {"code": proofs.code_now(leader)})
        assert done.status_code == 302
        assert client.get("/").status_code == 200

    def test_a_wrong_code_opens_nothing(self):
        cast.make("leader")
        client = cast.client()
        url = sign_in(client, "leader").url
        assert client.post(url, {"code": "000000"}).status_code == 200
        assert client.get("/").status_code == 302

    def test_a_code_is_good_for_one_time(self):
        leader = cast.make("leader").leader
        code = proofs.code_now(leader)
        for expected in (302, 200):
            client = cast.client()
            url = sign_in(client, "leader").url
            assert client.post(url, {"code": code}).status_code == expected

    def test_a_leader_without_one_is_led_to_set_it_up(self):
        leader = cast.make("leader").leader
        leader.authenticator_set.all().delete()
        client = cast.client()
        sign_in(client, "leader")
        away = client.get("/")
        assert away.url == reverse("mfa_activate_totp")
        confirm(client, away.url, password=cast.PASSWORD)
        page = client.get(away.url)
        assert page.status_code == 200
        code = code_of(page.context["form"].secret)
        done = client.post(away.url, {"code": code})
        assert done.url == reverse("mfa_view_recovery_codes")
        spare = client.get(done.url)
        assert len(spare.context["unused_codes"]) == 10
        assert client.get("/").status_code == 200

    def test_a_spare_code_stands_in_for_the_telephone(self):
        leader = cast.make("leader").leader
        client = cast.client()
        url = sign_in(client, "leader").url
        client.post(url, {"code": proofs.code_now(leader)})
        confirm(client, "/accounts/second-proof/take-off/", password=cast.PASSWORD)
        client.post(reverse("mfa_generate_recovery_codes"))
        spare = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
        other = cast.client()
        url = sign_in(other, "leader").url
        assert other.post(url, {"code": spare}).status_code == 302
        assert other.get("/").status_code == 200

    def test_taken_off_it_must_be_set_up_anew(self):
        leader = cast.make("leader").leader
        client = cast.client()
        url = sign_in(client, "leader").url
        client.post(url, {"code": proofs.code_now(leader)})
        confirm(client, "/accounts/second-proof/take-off/", password=cast.PASSWORD)
        assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
        assert client.get("/").url == reverse("mfa_activate_totp")

    def test_secrets_are_not_stored_in_the_clear(self):
        leader = cast.make("leader").leader
        stored = leader.authenticator_set.get().data["secret"]
        assert not stored.isupper()
        assert len(stored) > 60

    def test_others_may_have_one_too(self):
        cast.make("grid_worker")
        client = cast.client()
        sign_in(client, "grid-worker")
        assert client.get("/accounts/second-proof/").status_code == 200


def confirm(client, url, **proof):
    """What changes how one signs in asks once more who is there."""
    asked = client.get(url)
    assert asked.url.startswith("/accounts/confirm/")
    assert client.get(asked.url).status_code == 200
    assert client.post(asked.url, proof).url == url


def code_of(secret):
    auth = proofs.auth
    _before, now, _after = auth.yield_hotp_counters_from_time()
    return auth.format_hotp_value(auth.hotp_value(secret, now))
