"""The hotline on pages: the clerk, the community, the caller without an account."""

from datetime import date, timedelta

import pytest
from django.test import Client

from wangdi.hotline import codes
from wangdi.hotline.models import Ticket
from wangdi.hotline.rules import states
from wangdi.hotline.tests.conftest import FACT, again
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.people.models import Household, Person
from wangdi.screening.models import Arrival, DoorVisit

LIST = "/hotline/"


def press(client, url, **data):
    form = client.get(url).context["form"]
    hidden = {"key": form["key"].value()}
    if "opened" in form.fields:
        hidden["opened"] = form["opened"].value()
    return client.post(url, {**hidden, **data})


def call(line, **changes):
    return {
        "kind": "return_tip", "what": FACT, "place": "1号楼", "happened_on": "2020-02-09",
        "community": line.town.here.id, "channel": "phone",
    } | changes  # fmt: skip


def test_a_call_is_written_down_and_the_code_read_out(line):
    client = line.town.client("clerk")
    taken = press(client, f"{LIST}new/", **call(line, door="1号楼1-101"))
    ticket = Ticket.objects.get()
    assert taken.url == f"/hotline/{ticket.id}/taken/"
    assert codes.in_groups(codes.code_of(ticket.id)) in client.get(taken.url).content.decode()
    assert ticket.dwelling == line.doors[0]
    assert client.get(LIST).context["counts"]["open"] == 1


def test_a_word_is_replaced_where_it_is_typed_and_looked_at_again(line):
    client = line.town.client("clerk")
    shown = press(client, f"{LIST}new/", **call(line, what="楼上毒人回来了没有登记"))
    assert shown.status_code == 200
    assert shown.context["form"]["what"].value() == "楼上返乡人员回来了没有登记"
    assert not Ticket.objects.exists()


def test_who_called_before_is_said_while_the_number_is_typed(line):
    line.handled("false")
    line.record()
    client = line.town.client("clerk")
    known = client.get(f"{LIST}new/before/?caller_phone=00000000005").context["before"]
    assert (known.calls, known.false, len(known.open)) == (2, 1, 2)
    assert line.town.client("worker").get(f"{LIST}new/before/").status_code == 403


def test_a_tip_that_proves_true_is_registered_by_one_press(line):
    home = Household.objects.create(
        dwelling=line.doors[0], address="x", sort_key="x", opened_on=date(2020, 1, 1),
        community_id=line.town.here.id, grid_id=line.doors[0].grid_id,
    )  # fmt: skip
    payload = {
        "name": "敲门行动", "places": [line.town.office.id],
        "starts_on": date(2020, 2, 10), "ends_on": date(2020, 2, 11),
    }  # fmt: skip
    submit_one(actor=system("test"), command="screening.open_round", payload=payload)
    ticket = line.record(dwelling=line.doors[0].id)
    client = line.town.client("secretary")
    client.post(f"{LIST}{ticket.id}/accept/", {"key": "01702d41-0200-7ffe-ad32-3324e74fbda2"})
    url = f"{LIST}{ticket.id}/handle/"
    form = client.get(url).context["form"]
    assert form["arrived_on"].value() == date(2020, 2, 9)
    assert form["door"].value() == line.doors[0].address
    missing = press(client, url, verdict="true", note="已上门", door=line.doors[0].address)
    assert {"name", "origin", "arrived_on"} <= set(missing.context["form"].errors)
    press(
        client, url, verdict="true", note="已上门登记", door=line.doors[0].address,
        name="练返乡", origin="湖北武汉", arrived_on="2020-02-09",
    )  # fmt: skip
    arrival, found = Arrival.objects.get(), again(ticket)
    assert (found.arrival, found.household, found.state) == (arrival.id, home, states.HANDLED)
    assert arrival.arrived_on == date(2020, 2, 9)
    assert arrival.origin_code.startswith("42")
    assert Person.objects.get(name="练返乡").household == home
    assert DoorVisit.objects.get().id == found.visit


def test_refused_below_nothing_is_written(line):
    ticket = line.record()
    client = line.town.client("secretary")
    line.send("secretary", "accept", ticket=ticket.id)
    url = f"{LIST}{ticket.id}/handle/"
    shown = press(
        client, url, verdict="true", note="已上门", door=line.doors[0].address,
        name="练返乡", origin="湖北武汉", arrived_on="2020-02-12",
    )  # fmt: skip
    assert shown.status_code == 200
    assert not Arrival.objects.exists()
    assert again(ticket).state == states.ACCEPTED


def test_everybody_may_tell_and_follow(line, noon):
    visitor = Client()
    form = visitor.get(f"{LIST}tell/").context["form"]
    key, opened = form["key"].value(), form["opened"].value()
    noon.move(timedelta(seconds=30))
    told = {"key": key, "opened": opened, "kind": "help", "what": "老人独居需要买降压药",
            "place": "3号楼"}  # fmt: skip
    sent = visitor.post(f"{LIST}tell/", told)
    ticket = Ticket.objects.get()
    assert sent.url == f"/hotline/code/{codes.code_of(ticket.id)}/"
    page = visitor.get(sent.url).content.decode()
    assert "降压药" not in page
    assert "3号楼" not in page
    assert visitor.get("/hotline/code/0000000000/").status_code == 404


def test_the_public_page_never_says_more_than_the_state(line, noon):
    ticket = line.replied()
    visitor = Client()
    url = f"/hotline/code/{codes.code_of(ticket.id)}/"
    page = visitor.get(url)
    shown = page.content.decode()
    for secret in (FACT, "来电人甲", "00000000005", "已上门核实", "已核实并处理", "练习clerk"):
        assert secret not in shown
    form = page.context["form"]
    data = {"key": form["key"].value(), "opened": form["opened"].value(), "satisfied": "no"}
    noon.move(timedelta(seconds=10))
    visitor.post(url, data)
    assert again(ticket).satisfied is False


def test_a_stranger_is_limited(line):
    visitor = Client()
    answers = [visitor.get("/hotline/code/0000000000/").status_code for _ in range(61)]
    assert answers[:60] == [404] * 60
    assert answers[60] == 429


def test_the_home_may_know_that_something_was_told_but_not_by_whom(line):
    home = Household.objects.create(
        dwelling=line.doors[0], address="x", sort_key="x", opened_on=date(2020, 1, 1),
        community_id=line.town.here.id, grid_id=line.doors[0].grid_id,
    )  # fmt: skip
    ticket = line.record(dwelling=line.doors[0].id)
    page = line.town.client("secretary").get(f"/people/households/{home.id}/")
    shown = page.content.decode()
    assert ticket.number in shown
    assert "来电人甲" not in shown
    assert FACT not in shown


def test_a_caller_is_masked_and_an_unknown_one_unsaid(line):
    known, unknown = line.record(), line.record(anonymous=True)
    client = line.town.client("clerk")
    shown = client.get(f"{LIST}{known.id}/").content.decode()
    assert "来** 000****0005" in shown
    assert "来电人甲" not in shown
    assert "0005" not in client.get(f"{LIST}{unknown.id}/").content.decode()
    phone = press(client, f"{LIST}{known.id}/phone/", purpose="回访")
    assert "00000000005" in phone.content.decode()


@pytest.mark.parametrize("page", ["", "handle/", "undo/", "reply/"])
def test_another_community_finds_no_ticket_here(line, page):
    ticket = line.record()
    assert line.town.client("other_secretary").get(f"{LIST}{ticket.id}/{page}").status_code == 404
    assert line.town.client("keeper").get(f"{LIST}{ticket.id}/{page}").status_code == 403


@pytest.mark.parametrize(
    ("page", "data", "state"),
    [
        ("give_back", {"reason": "不属于本社区"}, states.CLASSIFIED),
        ("classify", {"kind": "help", "deadline": "life"}, ""),
    ],
)
def test_sorting_by_pages(line, page, data, state):
    ticket = line.record(community=None) if page == "classify" else line.record()
    who = "clerk" if page == "classify" else "secretary"
    address = {"give_back": "back"}.get(page, page)
    press(line.town.client(who), f"{LIST}{ticket.id}/{address}/", **data)
    found = again(ticket)
    if state:
        assert found.state == state
    else:
        assert (found.kind, found.due_at - found.received_at) == ("help", timedelta(hours=2))


def test_the_end_by_pages(line):
    ticket = line.handled()
    client = line.town.client("clerk")
    press(client, f"{LIST}{ticket.id}/reply/", how="phone", text="已核实")
    press(client, f"{LIST}{ticket.id}/evaluate/", satisfied="yes")
    press(client, f"{LIST}{ticket.id}/close/")
    assert again(ticket).state == states.CLOSED
    press(client, f"{LIST}{ticket.id}/reopen/", reason="又来电")
    there = line.town.there.id
    press(client, f"{LIST}{ticket.id}/assign/", community=there)
    assert again(ticket).community_id == there
    assert client.get(f"{LIST}figures/").context["speeds"].total.all == 1


def test_the_list_costs_the_same_with_many(line, django_assert_max_num_queries):
    for n in range(12):
        line.record(what=f"路口卡点晚上没有人值守 {n}")
    client = line.town.client("desk")
    with django_assert_max_num_queries(20):
        client.get(LIST)
