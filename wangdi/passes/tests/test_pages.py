"""The pages of passes: who may, what they show, and what they cost."""

import pytest
from django.urls import reverse

from wangdi.intake.models import Event
from wangdi.lib import clock
from wangdi.passes import checking, keys
from wangdi.passes.issuing import token_of
from wangdi.passes.models import Pass, SigningKey


def key_of(page):
    return page.context["form"]["key"].value()


def test_from_the_household_file_to_a_pass_and_its_paper(town, ten, home, somebody):
    worker = town.client("worker")
    file = reverse("people:household", args=[home.id])
    choose = f"{reverse('passes:choose')}?household={home.id}"
    assert choose in worker.get(file).content.decode()
    assert "居民出入证" in worker.get(choose).content.decode()
    path = f"{reverse('passes:new', args=['resident'])}?household={home.id}"
    page = worker.get(path)
    sent = {
        "key": key_of(page),
        "place": page.context["form"].fields["place"].choices[0][0],
        "person": str(somebody.id),
        "valid_until": "2099-01-01T00:00",
    }
    assert worker.post(path, sent).context["form"].errors["valid_until"]
    sent["valid_until"] = page.context["form"]["valid_until"].value().strftime("%Y-%m-%dT%H:%M")
    assert worker.post(path, sent).status_code == 302
    one = Pass.objects.get()
    assert (one.person_id, one.household_id) == (somebody.id, home.id)
    shown = worker.get(reverse("passes:pass", args=[one.id])).content.decode()
    assert "<svg" in shown
    assert somebody.name not in shown
    for form in ("card", "slip"):
        paper = worker.post(reverse("passes:print", args=[one.id]), {"form": form})
        assert paper.content.startswith(b"%PDF")
    assert Event.objects.filter(verb="passes.printed", subject=one.id).count() == 2
    assert reverse("passes:pass", args=[one.id]) in worker.get(file).content.decode()


def test_a_whole_compound_in_one_batch_and_its_sheets(town, ten, compound):
    desk = town.client("desk")
    path = reverse("passes:compound")
    sent = {"place": compound.id, "klass": "household"}
    page = desk.get(path, sent)
    without = page.context["without"]
    assert without > 5
    desk.post(path, sent)
    assert Pass.objects.filter(klass="household", place=compound.id).count() == without
    made = Pass.objects.values("id")
    batches = Event.objects.filter(verb="passes.issued", subject__in=made).values("batch")
    assert batches.distinct().count() == 1
    after = desk.get(path, sent)
    assert (after.context["without"], after.context["bulk"].have) == (0, without)
    desk.post(path, sent)
    assert Pass.objects.count() == without
    paper = desk.post(reverse("passes:sheet"), {**sent, "from": "0", "form": "card"})
    assert paper.content.startswith(b"%PDF")
    assert Event.objects.filter(verb="passes.printed").count() == without


def test_stopped_on_a_page_and_taken_back(town, issued):
    one, worker = issued(), town.client("worker")
    path = reverse("passes:act", args=[one.id, "blocked"])
    page = worker.get(path)
    refused = worker.post(path, {"key": key_of(page), "why": "other"})
    assert refused.context["form"].errors["note"]
    assert "请问社区" in page.content.decode()
    worker.post(path, {"key": key_of(page), "why": "other", "note": "证件待核实"})
    one.refresh_from_db()
    assert one.state == "blocked"
    assert worker.get(path).status_code == 404
    back = reverse("passes:undo", args=[one.id, one.acts.get().id])
    worker.post(back, {"reason": "已核实"})
    one.refresh_from_db()
    assert one.state == "good"


def test_lists_find_by_digits_and_plate_and_mask_names(town, issued, somebody):
    issued("resident", person=somebody.id, household=None)
    car = issued("vehicle", plate="豫A12345")
    guest = issued("visitor", guest="访客甲乙")
    worker = town.client("worker")
    path = reverse("passes:passes")
    shown = worker.get(path, {"list": "holding"}).content.decode()
    assert somebody.name not in shown
    assert "豫A12345" not in shown
    assert "豫A1" in shown.replace("\u2009", "")
    ending = worker.get(path, {"list": "ending"})
    assert [row.one for row in ending.context["rows"]] == [guest]
    assert "访客甲乙" not in ending.content.decode()
    for text in (car.digits, "豫a12345"):
        found = worker.get(path, {"q": text, "list": "holding"})
        assert car in [row.one for row in found.context["rows"]]


def test_the_key_is_renewed_and_old_codes_hold(town, issued):
    one = issued()
    paper = token_of(one)
    worker, leader = town.client("worker"), town.client("leader")
    path = reverse("passes:keys")
    assert worker.get(path).status_code == 403
    leader.post(path, {"key": key_of(leader.get(path)), "reason": "每年更换"})
    assert SigningKey.objects.filter(signs=True).count() == 1
    assert SigningKey.objects.count() == 2
    for text in (paper, token_of(one)):
        assert checking.check(text, clock.now()).code == "ok"
    kid = {bytes(key.kid).hex() for key in SigningKey.objects.all()}
    assert {jwk["kid"] for jwk in keys.public()} == kid
    gone = one.valid_until
    assert [jwk["kid"] for jwk in keys.public(gone)] == [bytes(keys.signer().kid).hex()]


@pytest.mark.parametrize(
    ("who", "listed", "opened"),
    [
        ("worker", 200, 200),
        ("neighbour", 200, 404),
        ("desk", 200, 200),
        ("leader", 200, 200),
        ("doctor", 403, 403),
        ("property", 403, 403),
        ("security", 403, 403),
    ],
)
def test_who_may(town, issued, who, listed, opened):
    one, browser = issued(), town.client(who)
    assert browser.get(reverse("passes:passes")).status_code == listed
    assert browser.get(reverse("passes:pass", args=[one.id])).status_code == opened


def test_a_list_and_a_file_cost_the_same_however_many(
    town, issued, home, somebody, django_assert_max_num_queries
):
    worker, path = town.client("worker"), reverse("passes:passes")
    worker.get(path)
    issued()
    issued("resident", person=somebody.id, household=None)
    issued("vehicle", plate="豫A12345")
    with django_assert_max_num_queries(9):
        worker.get(path, {"list": "holding"})
