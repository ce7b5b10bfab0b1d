"""A positive result: a named person decides, and reports it within two hours."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.testing.actions import POSITIVE
from wangdi.testing.models import PositiveReport, Result
from wangdi.testing.payloads import HandlePayload
from wangdi.testing.words import Outcome as Of


class HandlePositive(Command[HandlePayload]):
    name = "testing.handle"
    permission = "testing.handle"
    event = "testing.positive_reported"
    subject_kind = "result"
    Payload = HandlePayload

    def locate(self, payloads: Sequence[HandlePayload]) -> list[Stamp | None]:
        found = Result.objects.standing().in_bulk([one.result for one in payloads])
        rows = (found.get(one.result) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: HandlePayload) -> UUID | None:
        return payload.result

    def apply(self, work: Work, records: Sequence[Record[HandlePayload]]) -> list[Outcome]:
        by = _named(work)
        rows = Result.objects.filter(id__in={one.payload.result for one in records})
        held = {one.id: one for one in rows.order_by("id").select_for_update()}
        standing = PositiveReport.objects.filter(result__in=held, annulled_at=None)
        told = set(standing.values_list("result_id", flat=True))
        made: list[PositiveReport] = []
        outcomes: list[Outcome] = []
        for one in records:
            against = _against(held[one.payload.result], told)
            if against is None:
                made.append(_row(work, one, held[one.payload.result], by))
                told.add(one.payload.result)
            outcomes.append(against or Applied(one.payload.result))
        PositiveReport.objects.bulk_create(made)
        duties.settle(
            POSITIVE,
            [duties.Settled(one.result_id, "", one.reported_at, one.by, one.id) for one in made],
        )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = PositiveReport.objects.filter(id__in=keys, annulled_at=None)
        results = list(rows.values_list("result_id", flat=True))
        rows.update(annulled_at=work.now)
        duties.reopen(POSITIVE, results, evidence=keys)


def _against(result: Result, told: set[UUID]) -> Review | None:
    if result.outcome != Of.POSITIVE:
        return Review("not_positive", _("This result is not positive."))
    if result.id in told:
        return Review("reported_before", _("This result was reported already."))
    return None


def _named(work: Work) -> int:
    if work.actor.id is None:
        raise Refused(_("Only a named person decides, never the system."), reason="no_person")
    return work.actor.id


def _row(work: Work, record: Record[HandlePayload], result: Result, by: int) -> PositiveReport:
    asked = record.payload
    return PositiveReport(
        id=record.key,
        result=result,
        step=asked.step,
        reported_to=asked.reported_to,
        reported_at=asked.reported_at,
        note=asked.note or None,
        at=work.now,
        by=by,
        by_label=work.actor.label,
        **stamps(result),
    )
