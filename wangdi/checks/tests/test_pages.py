"""The pages of checks: who may, what they show, and what they cost."""

import pytest
from django.urls import reverse

from wangdi.checks.models import Check
from wangdi.lib import clock


def key_of(page):
    return page.context["form"]["key"].value()


def test_the_day_opens_with_whom_to_call_first(drawn, town, send):
    worker = town.client("worker")
    assert worker.get(reverse("checks:checks")).context["current"] == "现在要查"
    send("worker", "checks.record", check=drawn.id, found="not_met")
    page = worker.get(reverse("checks:checks"))
    assert page.context["rows"][0].act_url == reverse("checks:contact", args=[drawn.id])
    assert town.episode("返乡人戊").household.address in page.content.decode().replace("\u2009", "")


def test_recorded_on_a_phone_and_called_about_at_a_desk(drawn, town):
    worker = town.client("worker")
    path = reverse("checks:check", args=[drawn.id])
    worker.post(path, {"key": key_of(worker.get(path)), "found": "not_met"})
    assert Check.objects.get().state == "contact"
    call = reverse("checks:contact", args=[drawn.id])
    sent = {"key": key_of(worker.get(call)), "how": "was_home", "note": "睡着了,没听见"}
    assert worker.post(call, sent).status_code == 302
    assert Check.objects.get().state == "contacted"


def test_asked_from_the_file(ten, town, file):
    secretary = town.client("secretary")
    shown = secretary.get(reverse("quarantine:episode", args=[file.id])).content.decode()
    path = reverse("checks:ask", args=[file.id])
    assert path in shown
    secretary.post(path, {"key": key_of(secretary.get(path)), "purpose": "两次无人应答"})
    asked = Check.objects.get()
    assert (asked.kind, asked.purpose) == ("location", "两次无人应答")
    again = secretary.post(path, {"key": key_of(secretary.get(path)), "purpose": "再问"})
    assert again.context["form"].errors


@pytest.mark.parametrize(
    ("who", "checks", "ask"),
    [
        ("worker", 200, 403),
        ("neighbour", 404, 403),
        ("doctor", 200, 200),
        ("police", 200, 403),
        ("property", 403, 403),
        ("leader", 403, 403),
    ],
)
def test_who_may(drawn, town, file, who, checks, ask):
    browser = town.client(who)
    assert browser.get(reverse("checks:check", args=[drawn.id])).status_code == checks
    assert browser.get(reverse("checks:ask", args=[file.id])).status_code == ask


def test_the_officer_sees_an_address_and_no_health(drawn, town):
    shown = town.client("police").get(reverse("checks:checks")).content.decode()
    assert "℃" not in shown
    assert "返乡人戊" not in shown


def test_a_list_costs_the_same_however_long(drawn, town, django_assert_max_num_queries):
    worker = town.client("worker")
    worker.get(reverse("checks:checks"))
    with django_assert_max_num_queries(12):
        worker.get(reverse("checks:checks"))
    with clock.frozen(clock.now()), django_assert_max_num_queries(40):
        worker.get(reverse("home:start"))
