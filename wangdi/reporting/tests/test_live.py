"""The picture of now, beside yesterday's at the same hour; the paper and the heads of outlines."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.lib import clock
from wangdi.profiles.models import Activation, Profile, ProfileVersion
from wangdi.reporting import outlines, since, ticks
from wangdi.reporting.models import Pulse
from wangdi.reporting.tests.conftest import DAY, register_home
from wangdi.territory.models import Place

LIVE = reverse("reporting:live")
HOMES = reverse("reporting:live_figure", args=["ledger.households"])


def line(response, name):
    lines = {one.figure.name: one for _head, found in response.context["groups"] for one in found}
    return lines[name]


def test_now_stands_beside_yesterday_at_the_same_hour(town, hours, desk, open_as):
    assert "还没有统计数据" in open_as(desk).get(LIVE).content.decode()
    ticks.take_pulse()
    hours(24)
    register_home(Place.objects.get(name="一社区楼"), 50)
    ticks.take_pulse()
    found = line(open_as(desk).get(LIVE), "ledger.households")
    assert (found.now, found.before, found.change) == (6, 5, 1)
    hours(24)
    ticks.take_pulse()
    hours(24)
    ticks.take_pulse()
    assert Pulse.objects.filter(day=DAY).count() == 0


def test_it_goes_on_after_the_report_is_frozen(town, hours, desk, open_as):
    hours(2)
    ticks.keep_the_day()
    register_home(Place.objects.get(name="二社区楼"), 50)
    ticks.count_today()
    assert line(open_as(desk).get(LIVE), "ledger.households").now == 6


def test_a_figure_by_unit_sorts_and_keeps_to_the_scope(town, desk, secretary, open_as):
    ticks.take_pulse()
    units = open_as(desk).get(HOMES).context["units"]
    assert [(one.name, one.now) for one in units] == [("一社区", 3), ("二社区", 2)]
    turned = open_as(desk).get(HOMES, {"sort": "now"}).context["units"]
    assert [one.now for one in turned] == [2, 3]
    own = open_as(secretary).get(HOMES).context["units"]
    assert [one.name for one in own] == ["一社区"]
    assert open_as(secretary).get(HOMES, {"place": town[2].id}).status_code == 404
    assert open_as(desk).get(reverse("reporting:live_figure", args=["no.such"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("four_front_lines", 4),
        ("import_and_internal", 2),
        ("six_ones", 6),
        ("people_goods_environment", 3),
        ("least_cost", 2),
    ],
)
def test_figures_stand_under_the_heads_of_an_outline(name, heads, town, desk, open_as):
    ticks.count(DAY)
    ticks.take_pulse()
    found = outlines.outline(name)
    assert len(found.heads()) == heads
    assert any(head.figures for head in found.heads())
    page = reverse("reporting:day", args=[DAY])
    for address in (page, LIVE):
        text = open_as(desk).get(address, {"outline": name}).content.decode()
        assert all(head.label in text for head in found.heads())


def test_an_outline_that_is_not_there_is_the_standard_one(town, desk, open_as):
    ticks.count(DAY)
    page = open_as(desk).get(reverse("reporting:day", args=[DAY]), {"outline": "nonsense"})
    assert page.status_code == 200
    assert outlines.outline("nonsense").name == outlines.STANDARD


def test_the_report_says_since_when_the_office_is_activated(town, desk, open_as):
    content = {
        "code": "x", "disease": "d", "title": {"zh": "某方案", "en": "A plan"},
        "summary": {"zh": "x", "en": "x"}, "valid_from": "2020-01-01",
        "legal_basis": [{"zh": "x", "en": "x"}],
        "sources": [{"text": {"zh": "x", "en": "x"}, "grade": "A"}],
    }  # fmt: skip
    begun = clock.now() - timedelta(days=20)
    for code, at in (("standby", begun - timedelta(days=9)), ("x", begun), ("x", clock.now())):
        profile, _made = Profile.objects.get_or_create(code=code, defaults={"disease": "d"})
        version = ProfileVersion.objects.create(
            profile=profile, content=content, digest=str(at).encode()[:32], loaded_at=at
        )
        Activation.objects.create(version=version, from_at=at, reason="x", prepared_by_label="x")
    found = since.activation(clock.now())
    assert (found.on, found.day_number) == (DAY - timedelta(days=20), 21)
    ticks.count(DAY)
    assert "第 21 天" in open_as(desk).get(reverse("reporting:day", args=[DAY])).content.decode()


def test_the_paper_is_a_pdf_of_the_same_numbers(town, desk, open_as, monkeypatch):
    ticks.count(DAY)
    address = reverse("reporting:paper", args=[DAY])
    answer = open_as(desk).get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    seen = {}
    monkeypatch.setattr(
        "wangdi.reporting.paper.render", lambda t, data, at: seen.update(data) or b"x"
    )
    open_as(desk).get(address)
    rows = {row[0]: row[1:] for group in seen["groups"] for row in group["rows"]}
    assert rows["户数"] == ["5", "—", "3", "2"]
    assert seen["cut_off"] == "16:00"
    assert [unit[0] for unit in seen["units"]] == ["一社区", "二社区"]
