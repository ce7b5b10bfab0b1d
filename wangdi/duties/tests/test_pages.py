"""My day, who has not, one duty: what each of the cast sees, at a constant number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from wangdi.access.scopes import standing
from wangdi.duties import actions, oversight, queries
from wangdi.duties.models import Duty
from wangdi.duties.tests.town import HOUR, NOON, draft, only_duty
from wangdi.intake.models import Event


@pytest.fixture
def work(town, thing, noon):
    """Late, open and later in grid one, one named to the captain, one in the far community."""
    one, far = town.buildings["one"].stamp, town.buildings["far"].stamp
    late = {"due_at": NOON - HOUR / 2}
    later = {"opens_at": NOON + HOUR / 2}
    actions.plan(
        [
            draft(thing.name, one, label="late", **late),
            draft(thing.name, one, label="b open", sort_key="2"),
            draft(thing.name, one, label="a open", sort_key="1"),
            draft(thing.name, one, label="later", **later),
            draft(thing.name, one, label="captain's", holder=town.users["captain"].id),
            draft(thing.name, far, label="far", **late),
        ]
    )
    return town


def seen(response):
    groups = response.context["groups"]
    return {group.name: [row.duty.label for row in rows] for group, _, rows in groups}


def test_my_day_in_walking_order_late_on_top(work) -> None:
    response = work.client("worker").get("/duties/my-day/")
    assert response.status_code == 200
    assert seen(response) == {"late": ["late"], "open": ["a open", "b open"], "later": ["later"]}


@pytest.mark.parametrize(
    ("who", "labels"), [("captain", ["captain's"]), ("neighbour", []), ("secretary", [])]
)
def test_everyone_has_his_own_day(work, who, labels) -> None:
    groups = seen(work.client(who).get("/duties/my-day/"))
    assert [label for rows in groups.values() for label in rows] == labels


def test_a_group_opens_to_all_of_it(work) -> None:
    response = work.client("worker").get("/duties/my-day/open/")
    assert [row.duty.label for row in response.context["rows"]] == ["a open", "b open"]
    assert work.client("worker").get("/duties/my-day/nonsense/").status_code == 404


def test_old_missed_duties_are_history(work, noon) -> None:
    noon.move(timedelta(days=9))
    assert work.client("worker").get("/duties/my-day/").context["day"].total == 0


def test_who_has_not_worst_first_and_each_number_opens(work) -> None:
    response = work.client("desk").get("/duties/who-has-not/")
    units = response.context["units"]
    assert {unit.name: (unit.late, unit.open) for unit in units} == {
        "这边社区": (1, 3),
        "那边社区": (1, 0),
    }
    assert units[0].name == "这边社区"
    url = f"/duties/who-has-not/rows/?community={work.here.id}&state=late"
    assert escape(url) in response.content.decode()
    rows = work.client("desk").get(url).context["rows"]
    assert [row.duty.label for row in rows] == ["late"]


def test_a_secretary_sees_her_grids_and_nothing_beyond(work) -> None:
    units = work.client("secretary").get("/duties/who-has-not/").context["units"]
    assert [unit.name for unit in units] == ["一格"]
    rows = work.client("secretary").get("/duties/who-has-not/rows/").context["rows"]
    assert "far" not in [row.duty.label for row in rows]


@pytest.mark.parametrize("who", ["worker", "captain", "keeper"])
def test_who_has_not_is_not_for_everybody(work, who) -> None:
    assert work.client(who).get("/duties/who-has-not/").status_code == 403


@pytest.mark.parametrize("page", ["", "waive/", "hand-over/"])
def test_a_duty_beyond_the_scope_is_not_there(work, page) -> None:
    far = Duty.objects.get(label="far")
    assert work.client("secretary").get(f"/duties/{far.id}/{page}").status_code == 404


def test_waiving_by_the_page(town, thing, noon) -> None:
    actions.plan([draft(thing.name, town.buildings["one"].stamp)])
    client, url = town.client("secretary"), f"/duties/{only_duty().id}/waive/"
    key = client.get(url).context["form"]["key"].value()
    assert client.post(url, {"key": key, "reason": ""}).status_code == 200
    assert not only_duty().is_settled()
    client.post(url, {"key": key, "reason": "the house is empty"})
    client.post(url, {"key": key, "reason": "the house is empty"})
    assert only_duty().reason == "the house is empty"
    assert Event.objects.filter(verb="duties.waived").count() == 1
    assert client.get(f"/duties/{only_duty().id}/").status_code == 200


def test_handing_over_by_the_page(town, thing, noon) -> None:
    actions.plan([draft(thing.name, town.buildings["one"].stamp)])
    client, url = town.client("secretary"), f"/duties/{only_duty().id}/hand-over/"
    form = client.get(url).context["form"]
    names = [label for _, label in form.fields["holder"].choices]
    assert any("captain" in name for name in names)
    assert not any("neighbour" in name for name in names)
    holder = town.users["captain"].id
    client.post(url, {"key": form["key"].value(), "holder": holder, "reason": "ill"})
    assert only_duty().holder_id == holder


def test_the_number_of_queries_does_not_grow(
    town, thing, noon, django_assert_max_num_queries
) -> None:
    stamp, worker = town.buildings["one"].stamp, _standing(town, "worker")
    scope = _standing(town, "desk").scope("duties.view_who_has_not")
    for count in (2, 60):
        actions.plan([draft(thing.name, stamp) for _ in range(count)])
        with django_assert_max_num_queries(6):
            queries.my_day(worker, worker.user_id, NOON)
        with django_assert_max_num_queries(2):
            oversight.who_has_not(scope, NOON)


def test_the_rows_page_asks_the_same_number_of_queries(work, thing) -> None:
    client = work.client("desk")
    counts = []
    for count in (0, 40):
        captain = work.users["captain"].id
        actions.plan([draft(thing.name, work.here.stamp, holder=captain) for _ in range(count)])
        client.get("/duties/who-has-not/rows/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/duties/who-has-not/rows/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def _standing(town, who):
    return standing(town.users[who])
