"""The pages of papers: printed with one click, delivered, signed on the screen, in bulk for two."""

import re
from base64 import b64encode
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.documents import pages, rendering
from wangdi.documents.models import Attachment, Document
from wangdi.documents.tests.pictures import PNG
from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.pack import papers, queries, rules
from wangdi.pack.models import PrintRun, Signing


@pytest.fixture
def browser(stairwell):
    def sign_in(role):
        client = Client()
        client.force_login(
            stairwell.users[role], "allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return sign_in


@pytest.fixture
def episode(stairwell, hand):
    found = stairwell.assigned()
    submit_one(
        actor=stairwell.actor("grid_worker"),
        command="pack.prepare",
        payload={"episode": found.id},
    )
    hand.move(timedelta(minutes=10))
    return found


def pages_of(content):
    [count] = re.findall(rb"/Type/Pages/Count (\d+)", content)
    return int(count)


def undertaking(episode):
    return Document.objects.get(kind=papers.UNDERTAKING, subject=episode.id)


def test_one_click_makes_ready_and_prints(stairwell, browser):
    episode = stairwell.assigned()
    client, url = browser("grid_worker"), reverse("pack:pack", args=[episode.id])
    assert "还没有备" in client.get(url).content.decode()
    answer = client.post(
        reverse("pack:prepare", args=[episode.id]), {"print": "1", "language": "both"}
    )
    assert answer.url.endswith("papers.pdf?language=both&")
    made = client.get(answer.url).content
    assert made.startswith(b"%PDF")
    assert pages_of(made) >= 2 * (1 + len(papers.BASE))
    page = client.get(url).content.decode()
    assert "送达告知书" in page
    assert "待张贴" in page
    blank = {"print": "1", "paper": list(papers.BLANK_SET)}
    assert client.post(reverse("pack:prepare", args=[episode.id]), blank).status_code == 302
    assert Document.objects.filter(kind__in=papers.BLANK_SET).count() == len(papers.BLANK_SET)


@pytest.mark.parametrize(
    ("role", "status"),
    [("area_police", 403), ("property_manager", 403), ("next_grid", 404), ("area_doctor", 200)],
)
def test_who_sees_the_papers(browser, episode, role, status):
    client = browser(role)
    for name in ("pack:pack", "pack:papers"):
        assert client.get(reverse(name, args=[episode.id])).status_code == status
    panel = reverse("pack:pack", args=[episode.id])
    if role != "next_grid":
        shown = client.get(reverse("quarantine:episode", args=[episode.id])).content.decode()
        assert (panel in shown) == (status == 200)


def test_signed_on_the_screen_and_looked_at(browser, episode):
    client, paper = browser("grid_worker"), undertaking(episode)
    url = reverse("pack:sign", args=[paper.id])
    page = client.get(url)
    assert "data-signing" in page.content.decode()
    given = {
        "key": page.context["form"]["key"].value(),
        "outcome": "signed",
        "means": "screen",
        "at": clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M"),
    }
    assert "还没有签名" in client.post(url, given).content.decode()
    for bad in ("data:image/png;base64,!!", "data:image/png;base64,AAAA", "javascript:1"):
        assert client.post(url, given | {"signature": bad}).status_code == 200
    drawn = f"data:image/png;base64,{b64encode(PNG).decode()}"
    assert client.post(url, given | {"signature": drawn}).status_code == 302
    signing = Signing.objects.get()
    scan = Attachment.objects.get(owner=signing.id)
    seen = reverse("pack:scan", args=[paper.id, scan.id])
    assert client.get(seen).content.startswith(b"\x89PNG")
    assert browser("next_grid").get(seen).status_code == 404
    assert seen in client.get(reverse("pack:pack", args=[episode.id])).content.decode()


def test_delivered_by_page_and_put_up(browser, episode):
    client = browser("grid_worker")
    door = Document.objects.get(kind=papers.DOOR)
    url = reverse("pack:deliver", args=[door.id]) + f"?episode={episode.id}"
    page = client.get(url)
    given = {
        "key": page.context["form"]["key"].value(),
        "how": "posted",
        "at": clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M"),
    }
    assert client.post(url, given).url == reverse("pack:pack", args=[episode.id])
    assert "已张贴" in client.get(reverse("pack:pack", args=[episode.id])).content.decode()
    assert client.post(reverse("pack:down", args=[door.id])).status_code == 302
    assert "已取下" in client.get(reverse("pack:pack", args=[episode.id])).content.decode()


def test_many_papers_leave_for_a_purpose_and_above_a_number_by_two(
    stairwell, browser, episode, monkeypatch
):
    client = browser("community_secretary")
    url = reverse("pack:choose") + "?days=3&paper=pack.undertaking&paper=quarantine.notice"
    page = client.get(url)
    assert page.context["count"] == 2
    key = page.context["form"]["key"].value()
    assert "必" in client.post(url, {"key": key}).content.decode()
    answer = client.post(url, {"key": key, "purpose": "上门送达"})
    assert client.get(answer.url).content.startswith(b"%PDF")
    assert browser("duty_desk").get(answer.url).status_code == 404
    assert browser("grid_worker").get(url).status_code == 403
    monkeypatch.setattr(rules, "HEALTH_ROWS", 1)
    key = client.get(url).context["form"]["key"].value()
    assert client.post(url, {"key": key, "purpose": "上门送达"}).url == reverse("pack:choose")
    assert PrintRun.objects.count() == 1
    waiting = Approval.objects.get()
    approve(waiting.id, by=stairwell.actor("leader"))
    run = PrintRun.objects.get(id=key)
    assert run.approved_by_label
    assert client.get(reverse("pack:run", args=[run.id])).content.startswith(b"%PDF")


def test_a_hundred_papers_are_one_compilation_and_one_query(
    episode, monkeypatch, django_assert_num_queries
):
    made = []
    render = rendering.render

    def counted(template, *given, **more):
        made.append(template)
        return render(template, *given, **more)

    monkeypatch.setattr(rendering, "render", counted)
    hundred = [undertaking(episode)] * 100
    with django_assert_num_queries(1):
        content = pages.pdfs(hundred)
    assert len(made) == 1
    assert pages_of(content) == 100


def test_the_household_reads_its_own_and_no_slip_of_the_office(episode):
    kinds = [one.document.kind for one in queries.of_household(episode.household_id)]
    assert set(kinds) == {papers.NOTICE, papers.UNDERTAKING}


def test_the_situation_of_each_community_nil_included(stairwell, browser, hand):
    client = browser("community_secretary")
    assert client.get(reverse("pack:slips")).url == reverse("pack:choose")
    assert client.post(reverse("pack:report")).url == reverse("pack:slips")
    [nil] = queries.slips(client.get(reverse("pack:choose")).wsgi_request.scope, clock.today())
    assert "零报告" in str(pages.said(nil))
    episode = stairwell.notified()
    hand.move(timedelta(hours=5))
    stairwell.read(episode, "38.2")
    client = browser("community_secretary")
    client.post(reverse("pack:report"))
    assert client.get(reverse("pack:slips")).content.startswith(b"%PDF")
    [slip] = queries.slips(client.get(reverse("pack:choose")).wsgi_request.scope, clock.today())
    words = str(pages.said(slip))
    assert "零报告" not in words
    assert "发热" in words
    assert episode.household.address in words
    assert episode.person.name not in words
    assert Document.objects.get(id=nil.id).withdrawn_at
