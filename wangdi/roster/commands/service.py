"""Hours and points: service that somebody verified, and what points are given for."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.roster import section
from wangdi.roster.commands.turns import OfTurn, hold, stamps_of_turns
from wangdi.roster.models import EntryKind, PointsEntry, Turn
from wangdi.staff.models import Worker

VERIFY = "roster.verify"


class Verify(Command[OfTurn]):
    """Somebody who knows it says that the service was done; hours and points follow from it."""

    name, event, subject_kind = "roster.verify", "roster.verified", "turn"
    permission, Payload = VERIFY, OfTurn

    def locate(self, payloads: Sequence[OfTurn]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[OfTurn]]) -> list[Outcome]:
        rows = hold(record.payload.turn for record in records)
        entries = PointsEntry.objects.filter(turn__in=rows, annulled_at=None)
        done = set(entries.values_list("turn", flat=True))
        rules = section.current()
        outcomes: list[Outcome] = []
        made: list[PointsEntry] = []
        for record in records:
            turn = rows[record.payload.turn]
            why = _why_not(work, turn, done)
            if why is None:
                done.add(turn.id)
                made.append(_earned(work, record, turn, rules.points_per_hour))
            outcomes.append(why or Applied(turn.id))
        PointsEntry.objects.bulk_create(made, batch_size=2000)
        return outcomes

    def subject_of(self, payload: OfTurn) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = PointsEntry.objects.filter(id__in=keys, annulled_at=None)
        workers = set(rows.values_list("worker", flat=True))
        rows.update(annulled_at=work.now)
        if any(points < 0 for points in balances(workers).values()):
            raise Refused(_("The points of this service are redeemed already."))


class RedeemPayload(Payload):
    worker: UUID
    points: int = Field(ge=1, le=100_000)
    note: str = Field(min_length=2, max_length=200)


class Redeem(Command[RedeemPayload]):
    """Points are given for something; nobody owes any."""

    name, event, subject_kind = "roster.redeem", "roster.redeemed", "worker"
    permission, Payload = VERIFY, RedeemPayload

    def locate(self, payloads: Sequence[RedeemPayload]) -> list[Stamp | None]:
        people = Worker.objects.in_bulk({one.worker for one in payloads})
        return [people[one.worker].stamp if one.worker in people else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[RedeemPayload]]) -> list[Outcome]:
        wanted = {record.payload.worker for record in records}
        list(Worker.objects.select_for_update().filter(id__in=wanted).order_by("id"))
        left = balances(wanted)
        outcomes: list[Outcome] = []
        made: list[PointsEntry] = []
        for record in records:
            asked = record.payload
            if left[asked.worker] < asked.points:
                sentence = _("Only %(n)d points are left.") % {"n": left[asked.worker]}
                outcomes.append(Review("too_few", sentence, "points"))
                continue
            left[asked.worker] -= asked.points
            made.append(
                PointsEntry(
                    id=record.key,
                    worker_id=asked.worker,
                    kind=EntryKind.REDEEMED,
                    points=-asked.points,
                    note=asked.note,
                    at=work.now,
                    by_label=work.actor.label,
                    **stamps(record.stamp),
                )
            )
            outcomes.append(Applied(asked.worker))
        PointsEntry.objects.bulk_create(made, batch_size=2000)
        return outcomes

    def subject_of(self, payload: RedeemPayload) -> UUID:
        return payload.worker

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        PointsEntry.objects.filter(id__in=keys).update(annulled_at=work.now)


def balances(workers: set[UUID]) -> dict[UUID, int]:
    """The points that each has left. One query."""
    rows = PointsEntry.objects.filter(worker__in=workers, annulled_at=None)
    found = rows.order_by().values_list("worker").annotate(n=Sum("points"))
    return dict.fromkeys(workers, 0) | dict(found)


def _why_not(work: Work, turn: Turn, done: set[UUID]) -> Review | None:
    if turn.id in done:
        return Review("verified", _("This service is verified already."))
    if turn.in_at is None or turn.out_at is None:
        return Review("not_out", _("Only service with both signatures can be verified."))
    if turn.worker.user_id and turn.worker.user_id == work.actor.id:
        return Review("own", _("Nobody verifies his own service."))
    return None


def _earned(work: Work, record: Record[OfTurn], turn: Turn, per_hour: int) -> PointsEntry:
    """Whole hours within the shift: nobody earns by staying longer than is good for him."""
    begins = max(turn.in_at or turn.shift.begins_at, turn.shift.begins_at)
    ends = min(turn.out_at or turn.shift.ends_at, turn.shift.ends_at)
    served = max(ends - begins, timedelta(0))
    minutes = int(served.total_seconds() // 60)
    return PointsEntry(
        id=record.key,
        worker=turn.worker,
        kind=EntryKind.EARNED,
        minutes=minutes,
        points=minutes // 60 * per_hour,
        turn=turn,
        at=work.now,
        by_label=work.actor.label,
        **stamps(turn),
    )
