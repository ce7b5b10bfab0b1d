"""What must be so before somebody is released, and the sentence why not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.rules import sampling
from wangdi.quarantine.rules.sampling import Sample
from wangdi.quarantine.section import QuarantineSection

AHEAD = timedelta(hours=16)
"""A release is made ready, and may be agreed to, from 08:00 of the last day."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the profile: met or not, and in words. `waivable` by an explicit reason;

    `attested` where a person may say so because no record shows it.
    """

    name: str
    label: str | Promise
    met: bool
    sentence: str | Promise = ""
    waivable: bool = False
    attested: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded of an episode at an instant; None: never. `samples`: since day zero."""

    at: datetime
    release_from: datetime
    last_reading_at: datetime | None
    last_fever_at: datetime | None
    last_symptom_at: datetime | None
    day_zero: date
    last_day: date
    category: str = ""
    samples: tuple[Sample, ...] = ()


def conditions(
    section: QuarantineSection, known: Known, *, attested: Collection[str] = ()
) -> list[Condition]:
    """The profile's conditions in its order, each with its answer.

    Before the hour, from `AHEAD` on, days count as complete: what is agreed to then takes effect
    at the hour, when all the others are asked again.
    """
    checks = {
        "days_complete": _days_complete(known),
        "heard": _heard(section, known),
        "no_fever": _clear("no_fever", known.last_fever_at, section, known),
        "no_symptoms": _clear("no_symptoms", known.last_symptom_at, section, known),
        "tests_negative": _tests(section, known, vouched="tests_negative" in attested),
    }
    return [checks[name] for name in section.release]


def unmet(conditions: Collection[Condition], *, reason: str) -> list[Condition]:
    """What still stands against the release; an explicit `reason` lifts only what is waivable."""
    return [one for one in conditions if not one.met and not (one.waivable and reason.strip())]


def is_near(release_from: datetime, at: datetime) -> bool:
    """Whether a release may be made ready: from `AHEAD` before its hour on."""
    return at >= release_from - AHEAD


def _days_complete(known: Known) -> Condition:
    return Condition(
        "days_complete",
        _("All days complete"),
        is_near(known.release_from, known.at),
        _("The days are not complete yet."),
    )


def _heard(section: QuarantineSection, known: Known) -> Condition:
    """Silence is never a normal reading. Counted to the release hour, not to a late approval."""
    asked = min(known.at, known.release_from) - timedelta(hours=section.silent_hours)
    met = known.last_reading_at is not None and known.last_reading_at >= asked
    sentence = _("There has been no reading for too long. Ask at the door, and give the reason.")
    return Condition("heard", _("Heard from on the last day"), met, sentence, waivable=True)


def _clear(name: str, last: datetime | None, section: QuarantineSection, known: Known) -> Condition:
    met = last is None or last < known.at - timedelta(hours=section.clear_hours)
    if name == "no_fever":
        label, sentence = _("No fever"), _("There was fever lately. A doctor must see the person.")
    else:
        label, sentence = (
            _("No symptoms"),
            _("Symptoms were told lately. A doctor must see the person."),
        )
    return Condition(name, label, met, sentence)


def _tests(section: QuarantineSection, known: Known, *, vouched: bool) -> Condition:
    """By the records; a person's word only where the profile takes it, never over a positive."""
    rules = section.release_rules
    days = sampling.asked(section.test_days_of(known.category), known.day_zero, known.last_day)
    answer = sampling.answer(days, known.samples, final=rules.final_samples)
    may_vouch = rules.vouched and answer in sampling.MISSING
    return Condition(
        "tests_negative",
        _("Tests negative"),
        answer == sampling.NEGATIVE or (may_vouch and vouched),
        sampling.SENTENCES[answer],
        waivable=answer == sampling.DAY_LEFT_OUT,
        attested=may_vouch,
    )
