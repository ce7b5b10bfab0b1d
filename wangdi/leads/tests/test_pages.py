"""Leads on pages: what each of the cast sees and does, with few queries and nothing in full."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wangdi.intake.models import Event
from wangdi.leads.models import ContactAttempt, LeadBatch
from wangdi.leads.tests.conftest import NUMBER, ROW, again

OTHER = ("练某某", "", "00000000008", "这边社区", "", "密接", "北京", "2020-02-07")


@pytest.fixture
def lead(office, resident):
    return office.bring(ROW)[0]


def press(client, url, form="form", **data):
    key = client.get(url).context[form]["key"].value()
    return client.post(url, {"key": key, **data})


def test_the_lists_mask_and_say_why(office, town, lead) -> None:
    page = town.client("worker").get("/leads/")
    [(row, url, _verb)] = page.context["rows"]
    assert (row.who, url) == ("练**", f"/leads/{lead.id}/check/")
    told = page.content.decode()
    for secret in ("练习返乡", NUMBER, "00000000001"):
        assert secret not in told
    assert town.client("captain").get("/leads/").status_code == 403
    assert not town.client("neighbour").get("/leads/").context["rows"]


def test_lists_by_class_and_letter(office, town, lead) -> None:
    [other] = office.bring(OTHER)
    client = town.client("secretary")
    seen = {
        asked: [row.lead.id for row, _url, _verb in client.get(f"/leads/?{asked}").context["rows"]]
        for asked in ("list=all&kind=close_contact", f"list=all&letter={lead.batch_id}",
                      "list=to_assign", "list=nonsense&kind=x&letter=y")
    }  # fmt: skip
    assert list(seen.values()) == [[other.id], [lead.id], [other.id], [other.id]]


def test_a_list_costs_the_same_for_one_and_for_many(office, town, lead) -> None:
    client = town.client("secretary")
    client.get("/leads/?list=all")
    counts = []
    for more in (0, 12):
        doors = (f"1号楼1单元{n % 3 + 1}01" for n in range(more))
        rows = [
            ("练" + "多" * n, "", "", "这边社区", one, *OTHER[5:]) for n, one in enumerate(doors)
        ]
        if rows:
            office.bring(*rows)
        with CaptureQueriesContext(connection) as caught:
            client.get("/leads/?list=all")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_a_worker_calls_logs_and_settles(office, town, lead) -> None:
    client = town.client("worker")
    page = client.get(f"/leads/{lead.id}/check/").content.decode()
    assert "00000000001" not in page
    shown = press(client, f"/leads/{lead.id}/call/", "unmask", field="phone", purpose="联系本人")
    assert 'href="tel:00000000001"' in shown.content.decode()
    assert Event.objects.get(verb="leads.unmasked").purpose == "联系本人"
    missed = press(client, f"/leads/{lead.id}/check/", outcome="no_answer", way="phone")
    assert missed.url == f"/leads/{lead.id}/check/"
    reached = press(client, f"/leads/{lead.id}/check/", outcome="reached", way="")
    assert reached.url == f"/leads/{lead.id}/settle/"
    assert ContactAttempt.objects.count() == 2
    assert client.get(reached.url).status_code == 200
    url = f"/leads/{lead.id}/settle/?outcome=here_undecided"
    form = client.get(url).context["form"]
    assert form.initial["origin"] == "湖北武汉"
    done = press(client, url, outcome="here_undecided", door=str(lead.dwelling_id), travelled="on",
                 origin="湖北武汉", arrived_on="2020-02-08", proofs=["seen"])  # fmt: skip
    assert done.url == f"/leads/{lead.id}/"
    assert again(lead).outcome == "here_undecided"
    assert client.get(f"/leads/{lead.id}/check/").url == f"/leads/{lead.id}/"
    assert client.get(done.url).status_code == 200


def test_the_door_is_looked_for_where_none_is_known(office, town) -> None:
    [lead] = office.bring(OTHER)
    client = town.client("secretary")
    url = f"/leads/{lead.id}/settle/?outcome=here_controlled"
    found = client.get(f"{url}&door=1号楼1-2").context["doors"]
    assert [door.room for door in found] == ["201"]
    assert client.get(f"{url}&at={found[0].id}").context["form"].initial["door"] == found[0].id
    assert client.get(f"{url}&at=nonsense").status_code == 404
    far = town.client("other_secretary").get("/leads/?list=all")
    assert not far.context["rows"]


def test_nobody_else_opens_a_lead(office, town, lead) -> None:
    pages = ("", "check/", "call/", "settle/", "hand-over/", "slip/")
    for page in pages:
        assert town.client("neighbour").get(f"/leads/{lead.id}/{page}").status_code == 404
        assert town.client("keeper").get(f"/leads/{lead.id}/{page}").status_code == 403
    assert town.client("worker").get(f"/leads/{lead.id}/slip/").status_code == 200


def test_from_the_letter_to_the_answer(office, town, resident) -> None:
    client = town.client("desk")
    at = LeadBatch.objects.count()
    sent = press(
        client, "/leads/letters/new/", sender="练习区指挥部", received_at="2020-02-10T11:00"
    )
    letter = LeadBatch.objects.get()
    assert (at, sent.url) == (0, f"/leads/letters/{letter.id}/")
    assert letter.due_at - letter.received_at == timedelta(hours=24)
    assert client.get(sent.url).status_code == 200
    office.bring(ROW)
    page = client.get("/leads/letters/")
    assert [one.total for one in page.context["page"].rows] == [1]
    made = press(client, f"/leads/letters/{letter.id}/answer/")
    assert made.url == f"/leads/letters/{letter.id}/"
    assert "sheet.xlsx" in client.get(made.url).content.decode()
    assert town.client("worker").get(made.url).status_code == 403
    assert town.client("secretary").get(made.url).status_code == 404


def test_what_others_show_of_a_lead(office, town, lead, resident) -> None:
    client = town.client("secretary")
    home = client.get(f"/people/households/{resident.household_id}/").content.decode()
    assert f"/leads/{lead.id}/" in home
    assert "/leads/?list=to_contact" in client.get("/").content.decode()
    for words in ("练习", "00000000001"):
        assert f"/leads/{lead.id}/" in client.get(f"/search/?q={words}").content.decode()
        other = town.client("neighbour").get(f"/search/?q={words}").content.decode()
        assert f"/leads/{lead.id}/" not in other
