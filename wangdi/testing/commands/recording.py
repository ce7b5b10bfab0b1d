"""A result is entered, comes in for a sample that waited, or is put right."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Person
from wangdi.testing import actions
from wangdi.testing.models import PositiveReport, Result, ResultChange
from wangdi.testing.payloads import CorrectPayload, RecordPayload
from wangdi.testing.words import Outcome as Of

TIMES = {
    "sampled_on": date.fromisoformat,
    "sampled_time": time.fromisoformat,
    "reported_at": datetime.fromisoformat,
    "known_at": datetime.fromisoformat,
}


class RecordResult(Command[RecordPayload]):
    """One person's sample. The same sample again is known; where it was pending it is settled."""

    name = "testing.record"
    permission = "testing.record"
    event = "testing.recorded"
    subject_kind = "result"
    Payload = RecordPayload

    def locate(self, payloads: Sequence[RecordPayload]) -> list[Stamp | None]:
        rows = Person.objects.filter(id__in={one.person for one in payloads})
        columns = rows.values_list("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in columns}
        return [known.get(one.person) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[RecordPayload]]) -> list[Outcome]:
        people = Person.objects.in_bulk({one.payload.person for one in records})
        before = actions.standing(people)
        new: dict[UUID, Result] = {}
        changes: list[ResultChange] = []
        outcomes: list[Outcome] = []
        for one in records:
            asked = one.payload
            sample = actions.sample_of(asked.person, asked)
            there = before.get(sample)
            if there is None:
                there = actions.fresh(work, one.key, people[asked.person], asked)
                before[sample] = new[there.id] = there
                outcomes.append(Applied(there.id))
            elif there.outcome == asked.outcome:
                outcomes.append(Known(there.id))
            elif there.outcome == Of.PENDING and there.id not in new:
                changes.append(actions.change(work, one.key, there, asked, ""))
                outcomes.append(Applied(there.id))
            else:
                outcomes.append(Review("other_result", _other()))
        settled = [one.result for one in changes]
        Result.objects.bulk_create(new.values(), batch_size=2000)
        actions.save(settled)
        ResultChange.objects.bulk_create(changes, batch_size=2000)
        actions.alarm(work, [*new.values(), *settled])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        take_back(work, keys)


class CorrectResult(Command[CorrectPayload]):
    """A result comes in, or is put right with a reason; what stood before is kept."""

    name = "testing.correct"
    permission = "testing.record"
    event = "testing.corrected"
    subject_kind = "result"
    Payload = CorrectPayload

    def locate(self, payloads: Sequence[CorrectPayload]) -> list[Stamp | None]:
        found = Result.objects.standing().in_bulk([one.result for one in payloads])
        rows = (found.get(one.result) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: CorrectPayload) -> UUID | None:
        return payload.result

    def apply(self, work: Work, records: Sequence[Record[CorrectPayload]]) -> list[Outcome]:
        rows = Result.objects.filter(id__in={one.payload.result for one in records})
        held = {one.id: one for one in rows.order_by("id").select_for_update()}
        there = actions.standing({one.person_id for one in held.values()})
        were = {one.id: one.outcome for one in held.values()}
        outcomes: list[Outcome] = []
        changes: list[ResultChange] = []
        for one in records:
            asked, result = one.payload, held[one.payload.result]
            other = there.get(actions.sample_of(result.person_id, asked))
            if result.outcome != Of.PENDING and not asked.reason:
                outcomes.append(Review("no_reason", _("Please give the reason."), "reason"))
            elif other is not None and other.id != result.id:
                outcomes.append(Review("other_result", _other()))
            else:
                changes.append(actions.change(work, one.key, result, asked, asked.reason))
                outcomes.append(Applied(result.id))
        changed = {one.result_id: one.result for one in changes}
        actions.save(list(changed.values()))
        ResultChange.objects.bulk_create(changes)
        turned = [one for one in changed.values() if one.outcome != were[one.id]]
        actions.alarm(work, turned)
        actions.quiet([one for one in turned if were[one.id] == Of.POSITIVE], "result corrected")
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        take_back(work, keys)


def take_back(work: Work, keys: Sequence[UUID]) -> None:
    """Results entered under these keys no longer count; what was changed stands as before."""
    results = list(Result.objects.standing().filter(id__in=keys).select_for_update())
    told = PositiveReport.objects.filter(result__in=results, annulled_at=None)
    if told.exists():
        raise Refused(_("It was reported as positive: take that back first."), reason="reported")
    Result.objects.filter(id__in=[one.id for one in results]).update(annulled_at=work.now)
    actions.quiet(results, "result annulled")
    changes = ResultChange.objects.filter(id__in=keys, annulled_at=None)
    for one in changes.select_related("result").select_for_update().order_by("-at", "-id"):
        _restore(work, one)


def _restore(work: Work, change: ResultChange) -> None:
    result = change.result
    later = ResultChange.objects.filter(result=result, annulled_at=None, at__gt=change.at)
    if later.exists():
        raise Refused(_("It was put right again later: take that back first."), reason="later")
    was_positive = result.outcome == Of.POSITIVE
    for name, value in change.before.items():
        setattr(result, name, _read(name, value))
    result.save()
    ResultChange.objects.filter(id=change.id).update(annulled_at=work.now)
    if was_positive and result.outcome != Of.POSITIVE:
        actions.quiet([result], "correction taken back")
    elif not was_positive:
        actions.alarm(work, [result])


def _read(name: str, value: Any) -> Any:
    return TIMES[name](value) if name in TIMES and value is not None else value


def _other() -> str:
    return _("Another result of the same sample is recorded: correct that one, with the reason.")
