import pytest

from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.people.models import Household
from wangdi.reporting import ticks
from wangdi.reporting.duties import KIND
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.tests.conftest import DAY


def value(report, figure, community):
    return ReportLine.objects.get(report=report, figure=figure, community_id=community.id).value


def test_the_day_plans_itself_once(town):
    ticks.keep_the_day()
    ticks.keep_the_day()
    duties = Duty.objects.filter(kind=KIND)
    assert sorted(duties.values_list("label", flat=True)) == ["一社区", "二社区"]


def test_every_figure_has_a_line_for_every_community_zero_included(town):
    ticks.count(DAY)
    report = DailyReport.objects.get()
    assert value(report, "ledger.households", town[1]) == 3
    assert value(report, "ledger.households", town[2]) == 2
    assert value(report, "arrivals.recorded", town[1]) == 0
    per_figure: dict[str, set[int]] = {}
    for line in ReportLine.objects.filter(report=report):
        per_figure.setdefault(line.figure, set()).add(line.community_id)
    assert set(map(frozenset, per_figure.values())) == {frozenset({town[1].id, town[2].id})}


def test_it_freezes_at_the_cut_off_and_not_before(town, hours):
    ticks.keep_the_day()
    assert not DailyReport.objects.frozen().exists()
    hours(1)
    ticks.keep_the_day()
    ticks.keep_the_day()
    report = DailyReport.objects.get()
    assert report.is_frozen()
    assert report.by_label == "clock"


def test_a_day_that_the_machine_slept_through_is_frozen_when_it_wakes(town, hours):
    ticks.count(DAY)
    hours(30)
    ticks.keep_the_day()
    assert {report.day for report in DailyReport.objects.frozen()} >= {DAY}


def test_what_changes_after_the_cut_off_changes_only_a_new_version(town, hours, ask, desk):
    hours(1)
    ticks.freeze(DAY)
    Household.objects.filter(community_id=town[2].id).update(closed_on=DAY)
    ticks.count(DAY)
    first = DailyReport.objects.get()
    assert value(first, "ledger.households", town[2]) == 2
    with pytest.raises(Refused, match="原因"):
        ask(desk, "reporting.correct", day=DAY, reason=" ")
    ask(desk, "reporting.correct", day=DAY, reason="A building was counted twice")
    second = DailyReport.objects.latest_of(DAY)
    assert (second.version, value(second, "ledger.households", town[2])) == (2, 0)
    assert value(first, "ledger.households", town[2]) == 2


def test_signing_settles_the_duty_and_is_once(town, ask, secretary):
    ticks.plan(DAY)
    signed = ask(secretary, "reporting.sign", community=town[1].id, day=DAY, is_nil=True)
    duty = Duty.objects.get(kind=KIND, community_id=town[1].id)
    assert (duty.settlement, duty.evidence) == ("done", signed.key)
    with pytest.raises(Refused, match="已"):
        ask(secretary, "reporting.sign", community=town[1].id, day=DAY)
    annul(actor=secretary.actor(), keys=[signed.key], reason="too early")
    duty.refresh_from_db()
    assert duty.settled_at is None
    assert ask(secretary, "reporting.sign", community=town[1].id, day=DAY).answer == "applied"


def test_nobody_signs_for_another_community(town, ask, secretary):
    with pytest.raises(Refused) as refusal:
        ask(secretary, "reporting.sign", community=town[2].id, day=DAY)
    assert refusal.value.reason == "not_allowed"


def test_the_numbers_stand_on_ids_that_give_the_same_digest(town):
    ticks.count(DAY)
    ticks.freeze(DAY)
    digests = ReportLine.objects.filter(figure="ledger.households").values_list("digest", flat=True)
    assert len({bytes(digest) for digest in digests}) == 2
