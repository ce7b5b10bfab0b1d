"""Days counted anew: what is possible, what new rules change, until when it must be told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wangdi.profiles.content import FOLDER, read_file
from wangdi.quarantine.rules import recounting
from wangdi.quarantine.rules.recounting import Span
from wangdi.quarantine.section import Category, QuarantineSection

TODAY = date(2020, 2, 10)
BEFORE = Span(date(2020, 2, 1), date(2020, 2, 15))
NOON = datetime(2020, 2, 10, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def category(code: str) -> Category | None:
    content = read_file(FOLDER / "covid19-2020-02-henan.toml")
    return QuarantineSection.model_validate(content.sections["quarantine"]).category(code)


def feb(first: int, last: int) -> Span:
    return Span(date(2020, 2, first), date(2020, 2, last))


@pytest.mark.parametrize(
    ("kind", "then", "reason"),
    [
        ("exposed", feb(2, 16), None),
        ("exposed", feb(10, 24), None),
        ("exposed", feb(11, 25), "future"),
        ("exposed", feb(1, 20), "not_later"),
        ("exposed", feb(8, 15), "not_longer"),
        ("exposed", feb(8, 12), "not_longer"),
        ("extended", feb(1, 16), None),
        ("extended", feb(1, 29), None),
        ("extended", Span(BEFORE.day_zero, date(2020, 3, 1)), "too_long"),
        ("extended", feb(1, 15), "not_longer"),
        ("extended", feb(2, 16), "not_longer"),
        ("shortened", feb(1, 14), None),
        ("shortened", feb(1, 9), None),
        ("shortened", feb(1, 8), "over"),
        ("shortened", feb(1, 15), "not_shorter"),
        ("shortened", feb(2, 14), "not_shorter"),
    ],
)
def test_what_is_possible(kind, then, reason):
    found = recounting.against(kind, BEFORE, then, TODAY)
    assert (found.reason if found else None) == reason


@pytest.mark.parametrize(
    ("days", "now_days", "measure", "verdict"),
    [
        (14, 14, "home_quarantine", "same"),
        (14, 7, "home_quarantine", "shorter"),
        (14, 21, "home_quarantine", "longer"),
        (14, 7, "facility_quarantine", "look"),
        (16, 7, "home_quarantine", "look"),
        (14, None, "home_quarantine", "look"),
    ],
)
def test_what_new_rules_change(days, now_days, measure, verdict):
    began = category("key_area")
    now = began.model_copy(update={"days": now_days, "measure": measure}) if now_days else None
    span = Span(date(2020, 2, 1), date(2020, 2, 1) + timedelta(days=days))
    assert recounting.compare(span, began, now) == verdict
    assert recounting.compare(span, None, now) == "look"


@pytest.mark.parametrize(
    ("today", "last_day"),
    [(date(2020, 2, 5), 8), (date(2020, 2, 9), 8), (TODAY, 9), (date(2020, 2, 1), 8)],
)
def test_shorter_ends_by_the_rules_or_now_and_never_in_the_past(today, last_day):
    now = category("key_area").model_copy(update={"days": 7})
    assert recounting.under(BEFORE, now, today) == feb(1, last_day)


@pytest.mark.parametrize(
    ("promised", "by"),
    [(NOON + 48 * HOUR, 4), (NOON + 3 * HOUR, 3), (NOON + HOUR / 4, 1), (NOON - HOUR, 1)],
)
def test_other_days_are_told_before_the_hour_promised_first(promised, by):
    assert recounting.serve_by(promised, NOON) == NOON + by * HOUR
