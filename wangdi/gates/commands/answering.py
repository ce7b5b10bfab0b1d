"""What was done about an alarm, and reading when somebody crossed, for a stated purpose."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.duties import actions as duties
from wangdi.gates.alarms import DUTIES
from wangdi.gates.models import Alarm, AlarmKind
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Person

FIELDS = ("answered_at", "answered_by", "answered_by_label", "answer")
"""Saved one by one: an answer is sealed, and a person answers one alarm at a time."""


class AnswerPayload(Payload):
    alarm: UUID
    answer: str = Field(min_length=2, max_length=500)


class AnswerAlarm(Command[AnswerPayload]):
    """Somebody came: what he found and did. Settles the duty."""

    name = "gates.answer_alarm"
    permission = "gates.answer"
    event = "gates.alarm_answered"
    subject_kind = "gate_alarm"
    Payload = AnswerPayload

    def subject_of(self, payload: AnswerPayload) -> UUID | None:
        return payload.alarm

    def locate(self, payloads: Sequence[AnswerPayload]) -> list[Stamp | None]:
        known = Alarm.objects.in_bulk({payload.alarm for payload in payloads})
        found = [known.get(payload.alarm) for payload in payloads]
        return [alarm.stamp if alarm else None for alarm in found]

    def apply(self, work: Work, records: Sequence[Record[AnswerPayload]]) -> list[Outcome]:
        asked = {record.payload.alarm for record in records}
        rows = Alarm.objects.select_for_update().in_bulk(asked)
        outcomes: list[Outcome] = []
        done: dict[UUID, Alarm] = {}
        for record in records:
            alarm = rows[record.payload.alarm]
            if alarm.answered_at or alarm.withdrawn_at:
                outcomes.append(Review("answered", _("This was answered already."), "alarm"))
                continue
            alarm.answered_at, alarm.answered_by = work.now, work.actor.id
            alarm.answered_by_label, alarm.answer = work.actor.label, record.payload.answer
            done[record.key] = alarm
            outcomes.append(Applied(alarm.id))
        for alarm in done.values():
            alarm.save(update_fields=FIELDS)
        for kind in {alarm.kind for alarm in done.values()}:
            duties.settle(
                DUTIES[AlarmKind(kind)],
                [
                    duties.Settled(alarm.id, None, work.now, work.actor.id, key)
                    for key, alarm in done.items()
                    if alarm.kind == kind
                ],
            )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was done cannot be undone; write a note to the household."))


class TracePayload(Payload):
    person: UUID
    purpose: str = Field(min_length=2, max_length=300)


class Trace(Command[TracePayload]):
    """Read when and where somebody crossed, and who crossed with him; nothing changes."""

    name = "gates.trace"
    permission = "gates.trace"
    event = "gates.traced"
    subject_kind = "person"
    Payload = TracePayload

    def subject_of(self, payload: TracePayload) -> UUID | None:
        return payload.person

    def purpose_of(self, payload: TracePayload) -> str:
        return payload.purpose

    def locate(self, payloads: Sequence[TracePayload]) -> list[Stamp | None]:
        known = Person.objects.in_bulk({payload.person for payload in payloads})
        found = [known.get(payload.person) for payload in payloads]
        return [person.stamp if person else None for person in found]

    def apply(self, work: Work, records: Sequence[Record[TracePayload]]) -> list[Outcome]:
        return [Applied(record.payload.person) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was read cannot be unread."))


register(AnswerAlarm(), Trace())
