"""Tables of the release: tests by the days of the profile, silence, symptoms, the hour."""

from datetime import date, timedelta

import pytest

from wangdi.profiles.content import FOLDER, read_file
from wangdi.quarantine.rules import days, releasing, sampling
from wangdi.quarantine.rules.sampling import Sample
from wangdi.quarantine.section import QuarantineSection

ZERO = date(2022, 7, 1)
HOUR = timedelta(hours=1)
ZERO_END = days.period(ZERO, 7).release_from


def section(profile: str, **changes: object) -> QuarantineSection:
    content = read_file(FOLDER / f"{profile}.toml")
    return QuarantineSection.model_validate(content.sections["quarantine"] | changes)


EIGHTH, NINTH = section("covid19-2021-05"), section("covid19-2022-06")


def on(*numbers: int, outcome: str = "negative", kind: str = "nucleic") -> tuple[Sample, ...]:
    return tuple(Sample(ZERO + timedelta(days=n), kind, outcome) for n in numbers)


def known(samples: tuple[Sample, ...], *, length: int = 7, **changes: object) -> releasing.Known:
    period = days.period(ZERO, length)
    base = {
        "at": period.release_from,
        "release_from": period.release_from,
        "last_reading_at": period.release_from - 4 * HOUR,
        "last_fever_at": None,
        "last_symptom_at": None,
        "day_zero": ZERO,
        "last_day": period.last_day,
        "category": "contact",
        "samples": samples,
    }
    return releasing.Known(**(base | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rules", "length", "samples", "says"),
    [
        (NINTH, 7, on(1, 2, 3, 5, 7), "negative"),
        (NINTH, 7, on(1, 2, 4, 6, 7), "negative"),
        (NINTH, 7, on(1, 2, 3, 5, 8), "negative"),
        (NINTH, 7, on(1, 2, 3, 5), "final_missing"),
        (NINTH, 7, (), "final_missing"),
        (NINTH, 7, on(1, 2, 3, 5) + on(7, outcome="pending"), "pending"),
        (NINTH, 7, on(1, 2, 3, 5) + on(7, outcome="invalid"), "final_missing"),
        (NINTH, 7, on(1, 2, 3, 5) + on(7, kind="antigen"), "final_missing"),
        (NINTH, 7, on(1, 3, 5, 7), "day_left_out"),
        (NINTH, 7, on(1, 2, 5, 7) + on(3, outcome="invalid"), "day_left_out"),
        (NINTH, 7, on(1, 2, 3, 5, 7) + on(4, outcome="positive"), "positive"),
        (NINTH, 7, on(1, 2, 3, 5, 7) + on(4, outcome="positive", kind="antigen"), "positive"),
        (NINTH, 3, on(1, 2, 3), "negative"),
        (EIGHTH, 14, on(1, 4, 7, 14, 14), "negative"),
        (EIGHTH, 14, on(1, 4, 7, 14), "final_missing"),
        (EIGHTH, 14, on(1, 6, 13, 14, 14), "negative"),
        (EIGHTH, 14, on(1, 4, 14, 14), "day_left_out"),
    ],
)
def test_the_days_of_tests(rules, length, samples, says):
    days_of = rules.test_days_of("contact")
    asked = sampling.asked(days_of, ZERO, ZERO + timedelta(days=length))
    assert sampling.answer(asked, samples, final=rules.release_rules.final_samples) == says


def test_who_comes_from_an_area_is_tested_on_other_days_than_a_contact():
    assert NINTH.test_days_of("contact") == [1, 2, 3, 5, 7]
    assert NINTH.test_days_of("risk_area") == [1, 4, 7]
    assert EIGHTH.test_days_of("contact") == [1, 4, 7, 14]


@pytest.mark.parametrize(
    ("samples", "reason", "vouched", "against"),
    [
        (on(1, 2, 3, 5, 7), "", False, []),
        (on(1, 3, 5, 7), "", False, ["tests_negative"]),
        (on(1, 3, 5, 7), "采样点当天停采", False, []),
        (on(1, 2, 3, 5), "采样点当天停采", True, ["tests_negative"]),
        (on(1, 2, 3, 5, 7, outcome="positive"), "复核", True, ["tests_negative"]),
    ],
)
def test_what_tests_stand_against_a_release(samples, reason, vouched, against):
    attested = ("tests_negative",) if vouched else ()
    checked = releasing.conditions(NINTH, known(samples), attested=attested)
    assert [one.name for one in releasing.unmet(checked, reason=reason)] == against


def test_a_person_may_vouch_only_where_the_profile_takes_it_and_never_over_a_positive():
    trusting = section("covid19-2022-06", release_rules={"vouched": True})
    for samples, met in ((on(1), True), ((), True), (on(4, outcome="positive"), False)):
        checked = releasing.conditions(trusting, known(samples), attested=["tests_negative"])
        assert checked[-1].met is met
        assert checked[-1].attested is met


@pytest.mark.parametrize(
    ("before", "changes", "against"),
    [
        (0 * HOUR, {}, []),
        (0 * HOUR, {"last_reading_at": None}, ["heard"]),
        (0 * HOUR, {"last_symptom_at": ZERO_END - 10 * HOUR}, ["no_symptoms"]),
        (0 * HOUR, {"last_fever_at": ZERO_END - 47 * HOUR}, ["no_fever"]),
        (16 * HOUR, {}, []),
        (16 * HOUR + timedelta(minutes=1), {}, ["days_complete"]),
        (-5 * HOUR, {}, []),
    ],
)
def test_the_hour_and_what_is_heard(before, changes, against):
    found = known(on(1, 2, 3, 5, 7), at=ZERO_END - before, **changes)
    checked = releasing.conditions(NINTH, found)
    assert [one.name for one in releasing.unmet(checked, reason="")] == against
