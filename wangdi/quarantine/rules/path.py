"""The one way after a fever: the doctor, the fever clinic, the report, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.section import QuarantineSection

DOCTOR, CLINIC, REPORT, OUTCOME = "doctor", "clinic", "report", "outcome"
STEPS = (DOCTOR, CLINIC, REPORT, OUTCOME)
SEND, WATCH = "clinic", "watch"
BACK, KEPT = "back", "kept"
CLEARED, WATCHED, ANNULLED = "cleared", "watched", "annulled"
DECISIONS = {DOCTOR: (SEND, WATCH), OUTCOME: (BACK, KEPT)}
"""What must be decided with a step."""

LABELS: dict[str, str | Promise] = {
    DOCTOR: _("Doctor asked"),
    CLINIC: _("Taken to the fever clinic"),
    REPORT: _("Reported to the health department"),
    OUTCOME: _("How it came out"),
}


@dataclass(frozen=True, slots=True)
class Course:
    """How far a path has come: when each step was done, and what the doctor decided.

    `report` says whether a report is owed: two of three were fever, or the clinic was asked for.
    """

    known_at: datetime
    report: bool
    done: Mapping[str, datetime]
    decision: str = ""

    def is_asked(self, step: str) -> bool:
        """Whether the step belongs to this path, as far as it is known now."""
        if step == DOCTOR:
            return True
        if step == REPORT:
            return self.report
        return self.decision == SEND

    @property
    def waiting(self) -> list[str]:
        """The steps that can be done now, in their order."""
        left = [step for step in STEPS if self.is_asked(step) and step not in self.done]
        ahead = OUTCOME in left and CLINIC in left
        return [step for step in left if not (step == OUTCOME and ahead)]

    @property
    def is_over(self) -> bool:
        return not self.waiting


def due_at(step: str, course: Course, section: QuarantineSection) -> datetime:
    """By when a step is due; the report counts from the moment that the office knew."""
    clocks, sent = section.daily, course.done.get(DOCTOR, course.known_at)
    left = {
        DOCTOR: course.known_at + timedelta(minutes=clocks.doctor_minutes),
        CLINIC: sent + timedelta(minutes=clocks.clinic_minutes),
        REPORT: course.known_at + timedelta(minutes=clocks.report_minutes),
        OUTCOME: course.done.get(CLINIC, sent) + timedelta(hours=clocks.outcome_hours),
    }
    return left[step]


def ending(course: Course, outcome: str) -> str:
    """How a path that is over ended: back home, kept there, or watched at home."""
    return outcome or WATCHED
