"""Days counted anew: what is possible, and what a new version of the rules would change."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.rules.days import DAY
from wangdi.quarantine.section import Category

EXPOSED, EXTENDED, SHORTENED = "exposed", "extended", "shortened"
MOST_AT_ONCE = 14
"""Days that one extension adds at most."""
SAME, SHORTER, LONGER, LOOK = "same", "shorter", "longer", "look"


@dataclass(frozen=True, slots=True)
class Span:
    """Day zero and the last day, both observed."""

    day_zero: date
    last_day: date

    @property
    def days(self) -> int:
        return (self.last_day - self.day_zero).days


@dataclass(frozen=True, slots=True)
class Against:
    """Why it cannot be, and the field that it is about."""

    reason: str
    sentence: str | Promise
    field: str


def against(kind: str, before: Span, then: Span, today: date) -> Against | None:
    """Why days cannot be counted anew so; None where they can."""
    checks = {EXPOSED: _exposed, EXTENDED: _extended, SHORTENED: _shortened}
    return checks[kind](before, then, today)


def _exposed(before: Span, then: Span, today: date) -> Against | None:
    if then.day_zero > today:
        return Against("future", _("Day zero is still to come."), "day_zero")
    if then.day_zero <= before.day_zero:
        said = _("The new contact must lie after the day zero that stands.")
        return Against("not_later", said, "day_zero")
    if then.last_day <= before.last_day or then.last_day < today:
        said = _("Contact again makes it longer; these days end no later than what stands.")
        return Against("not_longer", said, "days")
    return None


def _extended(before: Span, then: Span, today: date) -> Against | None:
    if then.day_zero != before.day_zero or then.last_day <= before.last_day:
        said = _("The new last day must lie after the one that stands.")
        return Against("not_longer", said, "last_day")
    if then.last_day - before.last_day > MOST_AT_ONCE * DAY:
        said = _("At most 14 more days at once; decide again when they are over.")
        return Against("too_long", said, "last_day")
    return None


def _shortened(before: Span, then: Span, today: date) -> Against | None:
    if then.day_zero != before.day_zero or then.last_day >= before.last_day:
        said = _("The new last day must lie before the one that stands.")
        return Against("not_shorter", said, "last_day")
    if then.last_day < soonest(before, today):
        said = _("The new last day is over already. Choose yesterday or later.")
        return Against("over", said, "last_day")
    return None


def soonest(span: Span, today: date) -> date:
    """The earliest last day that a person can still be given: yesterday, so that he is free now."""
    return max(span.day_zero, today - DAY)


def compare(span: Span, began: Category | None, now: Category | None) -> str:
    """What a new version changes for an episode whose category was `began` and is `now`.

    Days that people set themselves, and a category that the new rules do not know or lead to
    another measure, are for a person to look at.
    """
    if began is None or now is None or now.measure != began.measure or span.days != began.days:
        return LOOK
    if now.days == began.days:
        return SAME
    return SHORTER if now.days < began.days else LONGER


def under(span: Span, now: Category, today: date) -> Span:
    """The days under the new category; what is over by it ends now, never in the past."""
    return Span(span.day_zero, max(span.day_zero + now.days * DAY, soonest(span, today)))


def serve_by(old_release: datetime, at: datetime) -> datetime:
    """Until when a renewed notice must be served: four hours, and before the hour promised first,

    but one hour is left to reach the door.
    """
    return max(min(old_release, at + timedelta(hours=4)), at + timedelta(hours=1))
