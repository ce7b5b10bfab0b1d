"""Each page says what it is for, to whoever may open it."""

import pytest
from django.urls import get_resolver, reverse

from wangdi.access.permissions import all_permissions
from wangdi.home.helping import TOPICS, topic_of


def views() -> set[str]:
    """The names of all pages, with their rooms."""
    return {
        f"{room}:{name}"
        for room, (_prefix, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }


def test_every_topic_is_about_pages_that_exist():
    names = views()
    assert {topic for topic in TOPICS if not any(one.startswith(topic) for one in names)} == set()


def test_every_topic_names_a_permission_that_exists():
    known = {one.name for one in all_permissions()}
    assert {topic.permission for topic in TOPICS.values()} - known == set()


def test_the_longest_beginning_fits():
    assert topic_of("screening:arrivals") is TOPICS["screening:arriv"]
    assert topic_of("screening:rounds") is TOPICS["screening:"]
    assert topic_of("ui:gallery") is None


@pytest.mark.parametrize(
    ("who", "address"), [("desk", "people:ledger"), ("worker", "duties:my_day")]
)
def test_a_page_tells_how_it_works(town, who, address):
    page = town.client(who).get(reverse(address)).content.decode()
    assert str(topic_of(address).sentences[0]) in page


def test_the_page_of_all_topics_tells_of_what_one_may_open(town):
    secretary = town.client("secretary").get(reverse("home:help")).content.decode()
    assert str(TOPICS["reporting:"].sentences[0]) in secretary
    audit = town.client("audit").get(reverse("home:help")).content.decode()
    assert str(TOPICS["reporting:"].sentences[0]) not in audit
