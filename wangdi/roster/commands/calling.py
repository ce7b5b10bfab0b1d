"""An on-call team is called out, says who is coming, and goes home."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.roster import alarms
from wangdi.roster.models import CallOut, CallReply, Reply
from wangdi.staff.models import Membership, Unit, UnitKind
from wangdi.territory.models import Place

CALLED = (UnitKind.ON_CALL, UnitKind.COMMANDO, UnitKind.MILITIA)
MISSED = timedelta(hours=2)


class CallPayload(Payload):
    unit: UUID
    place: int
    why: str = Field(min_length=2, max_length=300)
    gather_at: AwareDatetime


class CallTeam(Command[CallPayload]):
    """Call a team: where to, what for, when it gathers. The desk sees who is coming."""

    name, event, subject_kind = "roster.call_out", "roster.called_out", "call_out"
    permission, Payload = "roster.call_out", CallPayload

    def locate(self, payloads: Sequence[CallPayload]) -> list[Stamp | None]:
        places = Place.objects.in_bulk({one.place for one in payloads})
        return [places[one.place].stamp if one.place in places else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[CallPayload]]) -> list[Outcome]:
        wanted = {record.payload.unit for record in records}
        units = Unit.objects.standing().filter(kind__in=CALLED).in_bulk(wanted)
        running = CallOut.objects.filter(unit__in=wanted, ended_at=None)
        busy = set(running.values_list("unit", flat=True))
        outcomes: list[Outcome] = []
        made: list[CallOut] = []
        for record in records:
            unit = units.get(record.payload.unit)
            if unit is None or unit.id in busy:
                sentence = _("This is no team on call, or it is called out already.")
                outcomes.append(Review("not_on_call", sentence, "unit"))
                continue
            busy.add(unit.id)
            made.append(_call(work, record))
            outcomes.append(Applied(record.key))
        CallOut.objects.bulk_create(made)
        duties.plan(_draft(one, units[one.unit_id], work) for one in made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        CallOut.objects.filter(id__in=keys).update(ended_at=work.now, ended_by=keys[0])
        duties.withdraw(alarms.MUSTER, keys, reason)


class OfCall(Payload):
    call: UUID


class ReplyPayload(OfCall):
    worker: UUID
    reply: Reply


class ReplyToCall(Command[ReplyPayload]):
    """What a member says or does: coming, cannot, is there."""

    name, event, subject_kind = "roster.reply", "roster.replied", "call_out"
    permission, Payload = "roster.reply", ReplyPayload

    def locate(self, payloads: Sequence[ReplyPayload]) -> list[Stamp | None]:
        return _stamps([one.call for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ReplyPayload]]) -> list[Outcome]:
        calls = CallOut.objects.in_bulk({record.payload.call for record in records})
        units = {one.unit_id for one in calls.values()}
        rows = Membership.objects.filter(unit__in=units, until=None)
        members = set(rows.values_list("unit_id", "worker_id"))
        outcomes: list[Outcome] = []
        made: list[CallReply] = []
        for record in records:
            asked, call = record.payload, calls[record.payload.call]
            if (call.unit_id, asked.worker) not in members:
                sentence = _("He does not belong to the team that was called.")
                outcomes.append(Review("not_member", sentence, "worker"))
                continue
            said = {"call": call, "worker_id": asked.worker, "reply": asked.reply}
            made.append(CallReply(id=record.key, **said, at=work.now, **stamps(call)))
            outcomes.append(Applied(call.id))
        CallReply.objects.bulk_create(made)
        return outcomes

    def subject_of(self, payload: ReplyPayload) -> UUID:
        return payload.call

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        CallReply.objects.filter(id__in=keys).update(annulled_at=work.now)


class EndCall(Command[OfCall]):
    """The team goes home; somebody has looked who came."""

    name, event, subject_kind = "roster.end_call", "roster.call_ended", "call_out"
    permission, Payload = "roster.call_out", OfCall

    def locate(self, payloads: Sequence[OfCall]) -> list[Stamp | None]:
        return _stamps([one.call for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[OfCall]]) -> list[Outcome]:
        calls = CallOut.objects.in_bulk({record.payload.call for record in records})
        for record in records:
            call = calls[record.payload.call]
            call.ended_at, call.ended_by = work.now, record.key
        CallOut.objects.bulk_update(calls.values(), ["ended_at", "ended_by"])
        by = work.actor.id
        duties.settle(
            alarms.MUSTER, [duties.Settled(key, None, work.now, by, None) for key in calls]
        )
        return [Applied(record.payload.call) for record in records]

    def subject_of(self, payload: OfCall) -> UUID:
        return payload.call

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        CallOut.objects.filter(ended_by__in=keys).update(ended_at=None, ended_by=None)


def _stamps(calls: Sequence[UUID]) -> list[Stamp | None]:
    rows = CallOut.objects.filter(ended_at=None).in_bulk(set(calls))
    return [rows[one].stamp if one in rows else None for one in calls]


def _call(work: Work, record: Record[CallPayload]) -> CallOut:
    asked = record.payload
    return CallOut(
        id=record.key,
        unit_id=asked.unit,
        place_id=asked.place,
        why=asked.why,
        gather_at=asked.gather_at,
        called_at=work.now,
        by_label=work.actor.label,
        **stamps(record.stamp),
    )


def _draft(call: CallOut, unit: Unit, work: Work) -> duties.Draft:
    due = max(work.now, call.gather_at)
    return duties.Draft(
        kind=alarms.MUSTER,
        subject_kind="call_out",
        subject=call.id,
        slot="",
        opens_at=work.now,
        due_at=due,
        missed_at=due + MISSED,
        label=unit.name,
        stamp=call.stamp,
        holder=work.actor.id,
    )
