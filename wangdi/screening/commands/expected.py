"""What the office finds out about those who declared: by telephone, by the door, by seeing them."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Dwelling
from wangdi.screening import expecting
from wangdi.screening.commands.declaring import close
from wangdi.screening.declaring.payloads import CallPayload, ClosePayload, PlacePayload
from wangdi.screening.models import CallOutcome, Closing, Declaration, DeclarationCall, Expected

PERMISSION = "screening.receive"
FINAL = {CallOutcome.NOT_COMING: Closing.NOT_COMING, CallOutcome.ELSEWHERE: Closing.ELSEWHERE}


class RecordCall(Command[CallPayload]):
    """Write down what was heard on the telephone; it ends today's duty to call."""

    name = "screening.record_call"
    permission = PERMISSION
    event = "screening.call_recorded"
    subject_kind = "declaration"
    Payload = CallPayload

    def locate(self, payloads: Sequence[CallPayload]) -> list[Stamp | None]:
        return stamps_of([one.declaration for one in payloads])

    def subject_of(self, payload: CallPayload) -> UUID | None:
        return payload.declaration

    def apply(self, work: Work, records: Sequence[Record[CallPayload]]) -> list[Outcome]:
        told = Declaration.objects.in_bulk([one.payload.declaration for one in records])
        calls = [_call(work, one, told[one.payload.declaration]) for one in records]
        DeclarationCall.objects.bulk_create(calls)
        duties.settle(
            expecting.NO_SHOW,
            [duties.Settled(c.declaration_id, None, work.now, work.actor.id, c.id) for c in calls],
        )
        for outcome, how in FINAL.items():
            over = [one.declaration_id for one in calls if one.outcome == outcome]
            close(work, over, how, _("They said that they will not come."))
        delayed = {c.declaration_id: c.now_due_on for c in calls if c.now_due_on}
        for day in set(delayed.values()):
            _put_off([one for one, new in delayed.items() if new == day], day)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        gone = list(DeclarationCall.objects.filter(id__in=keys, annulled_at=None))
        DeclarationCall.objects.filter(id__in=keys).update(annulled_at=work.now)
        ended = [one.declaration_id for one in gone if one.outcome in FINAL]
        Expected.objects.filter(
            declaration__in=ended, closed_how__in=FINAL.values(), arrival=None
        ).update(closed_at=None, closed_how="", closed_by=None)
        for day in {one.was_due_on for one in gone}:
            _put_off([one.declaration_id for one in gone if one.was_due_on == day], day)
        duties.reopen(expecting.NO_SHOW, [one.declaration_id for one in gone], evidence=keys)


class PlaceDeclaration(Command[PlacePayload]):
    """Say behind which door they will live; who lives there is asked when they arrive."""

    name = "screening.place_declaration"
    permission = PERMISSION
    event = "screening.declaration_placed"
    subject_kind = "declaration"
    Payload = PlacePayload

    def locate(self, payloads: Sequence[PlacePayload]) -> list[Stamp | None]:
        return stamps_of([one.declaration for one in payloads])

    def subject_of(self, payload: PlacePayload) -> UUID | None:
        return payload.declaration

    def apply(self, work: Work, records: Sequence[Record[PlacePayload]]) -> list[Outcome]:
        doors = Dwelling.objects.in_bulk([one.payload.dwelling for one in records])
        return [_place(work, one, doors.get(one.payload.dwelling)) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Choose the right door instead."))


class CloseExpected(Command[ClosePayload]):
    """Wait no longer for one of those who declared together."""

    name = "screening.close_expected"
    permission = PERMISSION
    event = "screening.expected_closed"
    subject_kind = "expected"
    Payload = ClosePayload

    def locate(self, payloads: Sequence[ClosePayload]) -> list[Stamp | None]:
        found = Expected.objects.in_bulk([one.expected for one in payloads])
        rows = (found.get(one.expected) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def apply(self, work: Work, records: Sequence[Record[ClosePayload]]) -> list[Outcome]:
        told = Expected.objects.in_bulk([one.payload.expected for one in records])
        for how in {one.payload.how for one in records}:
            alike = [one.payload.expected for one in records if one.payload.how == how]
            Expected.objects.waited_for().filter(id__in=alike).update(
                closed_at=work.now, closed_how=how, closed_by=work.actor.id
            )
        reason = _("Nobody of this declaration is waited for any more.")
        expecting.release_finished({one.declaration_id for one in told.values()}, reason)
        return [Applied(record.payload.expected) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Register the arrival when they come; nothing else is needed."))


def stamps_of(declarations: Sequence[UUID]) -> list[Stamp | None]:
    """Where each declaration belongs, in order; None for one that is not there."""
    found = Declaration.objects.in_bulk(declarations)
    rows = (found.get(one) for one in declarations)
    return [one.stamp if one else None for one in rows]


def _call(work: Work, record: Record[CallPayload], told: Declaration) -> DeclarationCall:
    asked = record.payload
    community, grid, building = told.stamp
    return DeclarationCall(
        id=record.key,
        declaration=told,
        outcome=asked.outcome,
        was_due_on=told.arrives_on,
        now_due_on=asked.now_due_on if asked.outcome == "delayed" else None,
        note=asked.note,
        at=work.now,
        by=work.actor.id,
        community_id=community,
        grid_id=grid,
        building_id=building,
    )


def _put_off(declarations: Sequence[UUID], day: object) -> None:
    Declaration.objects.filter(id__in=declarations).update(arrives_on=day)
    Expected.objects.waited_for().filter(declaration__in=declarations).update(arrives_on=day)


def _place(work: Work, record: Record[PlacePayload], door: Dwelling | None) -> Outcome:
    """A door of another community takes the same permission there."""
    if door is None or not all(gate.allow(work.actor, PERMISSION, [door.stamp])):
        return Review("unknown_door", _("This door is not known here."), "dwelling")
    stamp = {
        "community_id": door.community_id,
        "grid_id": door.grid_id,
        "building_id": door.building_id,
    }
    told = Declaration.objects.filter(id=record.payload.declaration)
    told.update(dwelling=door, **stamp)
    Expected.objects.filter(declaration=record.payload.declaration).update(**stamp)
    return Applied(record.payload.declaration)


register(RecordCall(), PlaceDeclaration(), CloseExpected())
