"""One record per person and sample; what is put right keeps what stood; a positive one calls."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from wangdi.duties.models import Duty
from wangdi.duties.tests.town import NOON
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact, Key
from wangdi.lib import clock
from wangdi.people import merging
from wangdi.testing.models import PositiveReport, Result, ResultChange
from wangdi.testing.queries import results_of

REPORT = {"step": "hospital", "reported_to": "练习区疾控中心", "reported_at": NOON.isoformat()}


def test_results_are_asked_for_by_people_and_since_when_in_one_query(
    clinic, tested, resident, django_assert_num_queries
):
    other = resident()
    late = clinic.record(tested, sampled_on="2020-02-10", sampled_time="09:30")
    early = clinic.record(tested, sampled_on="2020-02-05", kind="antigen")
    clinic.record(tested, sampled_on="2020-01-20")
    with django_assert_num_queries(1):
        found = results_of([tested.id, other.id], date(2020, 2, 1))
    assert found == {tested.id: [early, late]}


def test_the_same_sample_again_is_known_and_another_result_of_it_is_asked_back(clinic, tested):
    first = clinic.record(tested, number="T1")
    assert clinic.record(tested, number="T1", laboratory="另一家") == first
    assert clinic.record(tested, number="T2") != first
    with pytest.raises(Refused) as refused:
        clinic.record(tested, "positive", number="T1")
    assert refused.value.reason == "other_result"
    assert Result.objects.count() == 2


def test_a_pending_sample_is_settled_by_its_result_and_turns_back(clinic, tested):
    pending = clinic.record(tested, "pending", number="T1")
    assert clinic.record(tested, "negative", number="T1").id == pending.id
    change = ResultChange.objects.get()
    assert (change.before["outcome"], change.reason) == ("pending", "")
    annul(actor=clinic.actor(), keys=[change.id], reason="录错了")
    again = Result.objects.get()
    assert (again.outcome, again.reported_at) == ("pending", None)


def test_a_positive_result_calls_the_doctor_at_once_and_is_told_upwards(clinic, tested):
    found = clinic.record(tested, "positive")
    duty = Duty.objects.get(kind="testing.positive")
    assert (duty.subject, duty.role) == (found.id, "area_doctor")
    assert (duty.opens_at, duty.due_at) == (NOON, NOON + timedelta(hours=2))
    fact = Fact.objects.get(kind="testing.positive")
    assert fact.detail["person"] == str(tested.id)
    clinic.send("handle", result=found.id, **REPORT)
    duty.refresh_from_db()
    assert duty.settlement == "done"
    with pytest.raises(Refused):
        clinic.send("handle", result=found.id, **REPORT)
    report = PositiveReport.objects.get()
    with pytest.raises(Refused):
        annul(actor=clinic.actor(), keys=[found.id], reason="录错了")
    annul(actor=clinic.actor(), keys=[report.id], reason="报错了")
    duty.refresh_from_db()
    assert duty.settled_at is None


def test_putting_right_takes_a_reason_keeps_what_stood_and_takes_the_call_back(clinic, tested):
    found = clinic.record(tested, "positive")
    asked = {
        "result": found.id,
        "outcome": "negative",
        "sampled_on": "2020-02-10",
        "reported_at": NOON.isoformat(),
    }
    with pytest.raises(Refused):
        clinic.send("correct", **asked)
    clinic.send("correct", reason="检测机构更正", **asked)
    found.refresh_from_db()
    assert (found.outcome, Duty.objects.get().settlement) == ("negative", "withdrawn")
    key = Key.objects.get(command="testing.correct").key
    annul(actor=clinic.actor(), keys=[key], reason="原来是对的")
    found.refresh_from_db()
    assert (found.outcome, Duty.objects.get().settlement) == ("positive", "")
    annul(actor=clinic.actor(), keys=[found.id], reason="张冠李戴")
    assert results_of([tested.id], date(2020, 1, 1)) == {}
    assert Event.objects.filter(verb="testing.recorded.annulled").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"sampled_on": "2020-02-11"},
        {"reported_at": None},
        {"reported_at": "2020-02-09T08:00:00Z"},
        {"reported_at": "2020-02-10T09:00:00Z"},
    ],
    ids=["of tomorrow", "without its report", "reported before", "reported later than now"],
)
def test_what_cannot_be_is_asked_back(clinic, tested, more):
    with pytest.raises(Refused):
        clinic.record(tested, **more)


def test_results_go_along_with_who_turns_out_to_be_the_same_and_come_back(clinic, tested, resident):
    other = resident("练习受检")
    found = clinic.record(other)
    moved = merging._movers["testing"].move({other.id: tested.id})
    assert results_of([tested.id], date(2020, 1, 1)) == {tested.id: [found]}
    merging._movers["testing"].unmove(moved)
    assert results_of([other.id], date(2020, 1, 1)) == {other.id: [found]}
    clinic.record(tested)
    with pytest.raises(Refused):
        merging._movers["testing"].move({other.id: tested.id})


def test_pages_of_the_doctor_work_and_others_see_nothing(clinic, tested, town):
    client = town.client("doctor")
    found = clinic.record(tested, "positive")
    lists = client.get(reverse("testing:lists")).content.decode()
    assert "练**" in lists
    assert "练习受检" not in lists
    assert client.get(reverse("testing:find"), {"q": "练习受检"}).context["found"]
    enter = reverse("testing:enter", args=[tested.id])
    key = client.get(enter).context["form"].initial["key"]
    asked = {
        "key": key,
        "outcome": "pending",
        "kind": "nucleic",
        "source": "report",
        "sampled_on": "2020-02-10",
        "number": "T9",
    }
    assert client.post(enter, asked).status_code == 302
    pending = Result.objects.get(number="T9")
    assert client.get(reverse("testing:correct", args=[pending.id])).status_code == 200
    handle = reverse("testing:handle", args=[found.id])
    key = client.get(handle).context["form"].initial["key"]
    moment = clock.local(NOON).strftime("%Y-%m-%dT%H:%M")
    assert client.post(handle, {**REPORT, "key": key, "reported_at": moment}).status_code == 302
    page = client.get(reverse("testing:result", args=[found.id])).content.decode()
    assert "练习区疾控中心" in page
    back = reverse("testing:take_back", args=[pending.id])
    assert client.post(back, {"reason": "录错了"}).status_code == 302
    assert not Result.objects.filter(id=pending.id, annulled_at=None).exists()
    assert client.get(reverse("testing:person", args=[tested.id])).status_code == 200
    assert town.client("worker").get(reverse("testing:lists")).status_code == 403
