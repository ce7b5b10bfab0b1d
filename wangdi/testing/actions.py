"""Results as sets: entered, settled, and a positive one told of at once."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Work
from wangdi.people.models import Person
from wangdi.testing.models import Result, ResultChange
from wangdi.testing.payloads import SamplePayload
from wangdi.testing.words import Outcome

POSITIVE = "testing.positive"
REPORT_WITHIN, MISSED_AFTER = timedelta(hours=2), timedelta(hours=24)
"""Two hours: regulation on public health emergencies, article 20."""
FIELDS = (
    *("kind", "outcome", "sampled_on", "sampled_time", "place", "taken_by"),
    *("number", "source", "laboratory", "reported_at"),
)
Sample = tuple[UUID, str, str, str]


def sample_of(person: UUID, asked: SamplePayload) -> Sample:
    """What tells one sample from another."""
    return person, asked.kind, asked.sampled_on.isoformat(), asked.number


def standing(people: Iterable[UUID]) -> dict[Sample, Result]:
    """The results of these people by their samples, locked in one order; one query."""
    rows = Result.objects.filter(person__in=set(people), annulled_at=None).order_by("id")
    return {
        (one.person_id, one.kind, one.sampled_on.isoformat(), one.number): one
        for one in rows.select_for_update()
    }


def fresh(work: Work, key: UUID, person: Person, asked: SamplePayload) -> Result:
    """A new row of a person, not yet written."""
    return Result(
        id=key,
        person=person,
        known_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **{name: getattr(asked, name) for name in FIELDS},
        **stamps(person),
    )


def change(
    work: Work, key: UUID, result: Result, asked: SamplePayload, reason: str
) -> ResultChange:
    """Turn a row into what is asked; the change keeps what stood before, not yet written."""
    kept = ResultChange(
        id=key,
        result=result,
        before={**{name: _plain(getattr(result, name)) for name in FIELDS}, **_known(result)},
        reason=reason,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(result),
    )
    if asked.outcome != result.outcome:
        result.known_at = work.now
    for name in FIELDS:
        setattr(result, name, getattr(asked, name))
    return kept


def _known(result: Result) -> dict[str, str]:
    return {"known_at": result.known_at.isoformat()}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def save(results: Sequence[Result]) -> None:
    """Write changed rows in one statement."""
    Result.objects.bulk_update(results, [*FIELDS, "known_at"], batch_size=2000)


def alarm(work: Work, results: Sequence[Result]) -> None:
    """Call the doctor at once for every positive result of these, and tell the rooms above."""
    found = [one for one in results if one.outcome == Outcome.POSITIVE]
    rows = Person.objects.filter(id__in={one.person_id for one in found})
    homes = {one.id: one.household for one in rows.select_related("household")}
    duties.plan(
        duties.Draft(
            kind=POSITIVE,
            subject_kind="result",
            subject=one.id,
            slot="",
            opens_at=work.now,
            due_at=work.now + REPORT_WITHIN,
            missed_at=work.now + MISSED_AFTER,
            label=homes[one.person_id].address,
            stamp=one.stamp,
            household=homes[one.person_id].id,
            sort_key=homes[one.person_id].sort_key,
        )
        for one in found
    )
    for one in found:
        work.fact(
            POSITIVE,
            about="result",
            subject=one.id,
            stamp=one.stamp,
            person=str(one.person_id),
            household=str(homes[one.person_id].id),
            sampled_on=one.sampled_on.isoformat(),
        )


def quiet(results: Iterable[Result], why: str) -> None:
    """Take back the call for those that turned out not to be positive."""
    duties.withdraw(POSITIVE, [one.id for one in results], why)
