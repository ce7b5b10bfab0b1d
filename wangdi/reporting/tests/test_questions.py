"""Figures are questioned when they cannot be, and the answer is kept with the version."""

import pytest
from django.urls import reverse

from wangdi.intake.commands import Refused
from wangdi.lib.figures import Balance, Figure, Sum
from wangdi.people.models import Household
from wangdi.reporting import ticks
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.queries import asking
from wangdi.reporting.rules.questions import asked, sentence
from wangdi.reporting.tests.conftest import DAY, register_home
from wangdi.territory.models import Place

PAGE = reverse("reporting:questions", args=[DAY])


def figure(name, **more):
    return Figure(
        name, name, "", "", 1, Household.objects.filter, str, str, "reporting.view", **more
    )


FIGURES = [
    figure("doors"),
    figure("done", within="doors"),
    figure("homes", jump=5),
    figure("leaflets", never_falls=True),
    figure("now"),
]
TIES: list[Balance | Sum] = [
    Sum("doors", ("done", "silent")),
    Balance("now", ("begun",), ("ended",)),
]


@pytest.mark.parametrize(
    ("today", "before", "expected"),
    [
        ({"doors": 5, "done": 5}, None, []),
        ({"doors": 5, "done": 6}, None, ["within done"]),
        ({"doors": 5, "done": 3, "silent": 1}, None, ["sum doors"]),
        ({"doors": 5, "done": 3, "silent": 2}, None, []),
        ({"homes": 100}, {"homes": 105}, []),
        ({"homes": 100}, {"homes": 106}, ["jump homes"]),
        ({"homes": 9}, {"homes": 2}, []),
        ({"homes": 12}, {"homes": 0}, ["jump homes"]),
        ({"leaflets": 7}, {"leaflets": 8}, ["falls leaflets"]),
        ({"leaflets": 8}, {"leaflets": 8}, []),
        ({"now": 3, "begun": 2, "ended": 1}, {"now": 2}, []),
        ({"now": 4, "begun": 2, "ended": 1}, {"now": 2}, ["balance now"]),
        ({"now": 4, "begun": 2, "ended": 1}, None, []),
    ],
)
def test_what_is_questioned(today, before, expected):
    found = asked(FIGURES, TIES, today, before)
    assert [one.key for one in found] == expected
    assert all(sentence(one, {}, "doors") for one in found)


@pytest.fixture
def jumped(town, hours):
    """Fifteen households on Monday, a third more on Tuesday: Tuesday's count is questioned."""
    building = Place.objects.get(name="一社区楼")
    for n in range(10, 22):
        register_home(building, n)
    ticks.freeze(DAY)
    hours(24)
    for n in range(30, 36):
        register_home(building, n)
    ticks.count(DAY.replace(day=11))
    return DailyReport.objects.get(day=DAY.replace(day=11))


def test_the_secretary_answers_and_the_version_keeps_it(jumped, town, ask, secretary, open_as):
    day = jumped.day
    client = open_as(secretary)
    page = reverse("reporting:questions", args=[day])
    forms = [form for _place, one, form in client.get(page).context["asked"]]
    signing = client.get(reverse("reporting:units", args=[day]))
    assert signing.context["strange"] == len(forms) > 0
    keys = [one["figure"] for one in jumped.questions]
    assert "ledger.households" in keys
    for form in forms:
        client.post(reverse("reporting:answer", args=[day]), {**form.initial, "reason": "新楼交付"})
    assert "均已说明" in client.get(page).content.decode()
    ticks.freeze(day)
    report = DailyReport.objects.get(day=day)
    assert {one["reason"] for one in report.questions} == {"新楼交付"}
    assert "新楼交付" in client.get(page).content.decode()
    with pytest.raises(Refused, match="已不存在"):
        ask(
            secretary, "reporting.answer", day=day, unit=town[1].id,
            question="jump ledger.households", reason="late",
        )  # fmt: skip


def test_other_numbers_ask_again(jumped, town, ask, secretary):
    ask(
        secretary, "reporting.answer", day=jumped.day, unit=town[1].id,
        question="jump ledger.households", reason="新楼交付",
    )  # fmt: skip
    assert not [one for one in open_ones(jumped) if one.question.key == "jump ledger.households"]
    register_home(Place.objects.get(name="一社区楼"), 99)
    ticks.count(jumped.day)
    jumped.refresh_from_db()
    assert [one for one in open_ones(jumped) if one.question.key == "jump ledger.households"]


def open_ones(report):
    units = ReportLine.objects.filter(report=report).values_list("community_id", flat=True)
    return [one for one in asking.of_report(report, units) if one.is_open]


def test_nobody_answers_for_another_community(jumped, town, ask, secretary):
    with pytest.raises(Refused) as refusal:
        ask(
            secretary, "reporting.answer", day=jumped.day, unit=town[2].id,
            question="jump ledger.households", reason="x",
        )  # fmt: skip
    assert refusal.value.reason == "not_allowed"
