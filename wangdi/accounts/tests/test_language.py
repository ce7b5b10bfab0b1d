import pytest

from wangdi.access.tests import cast

pytestmark = pytest.mark.django_db


def choose(client, language):
    return client.post("/ui/language/", {"language": language, "next": "/"})


def test_chinese_unless_chosen_otherwise_whatever_the_browser_says():
    page = cast.client().get("/accounts/sign-in/", headers={"Accept-Language": "en"})
    assert 'lang="zh-Hans"' in page.content.decode()


def test_the_choice_goes_with_the_person_to_the_next_desk():
    worker = cast.make("grid_worker").grid_worker
    choose(cast.client(worker), "en")
    elsewhere = cast.client(worker)
    page = elsewhere.get("/")
    assert 'lang="en"' in page.content.decode()
    assert page.headers["Content-Language"] == "en"
    assert elsewhere.cookies["django_language"].value == "en"


def test_choosing_again_wins():
    worker = cast.make("grid_worker").grid_worker
    client = cast.client(worker)
    choose(client, "en")
    choose(client, "zh-hans")
    assert 'lang="zh-Hans"' in client.get("/").content.decode()
    worker.refresh_from_db()
    assert worker.language == "zh-hans"


def test_a_stranger_keeps_the_choice_at_the_desk_only():
    client = cast.client()
    choose(client, "en")
    assert 'lang="en"' in client.get("/accounts/sign-in/").content.decode()
