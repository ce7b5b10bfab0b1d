"""The thread between a household and its workers."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Work
from wangdi.residents import answering
from wangdi.residents.commands.homes import OnHousehold
from wangdi.residents.models import Message
from wangdi.residents.payloads import SeenPayload, WritePayload

RESIDENT = "resident"


class WriteMessage(OnHousehold[WritePayload]):
    """By the household itself, or by a worker; a household's message asks for an answer in time."""

    name = "residents.write_message"
    event = "residents.message_written"
    Payload = WritePayload

    def apply(self, work: Work, records: Sequence[Record[WritePayload]]) -> list[Outcome]:
        theirs = work.channel == RESIDENT
        Message.objects.bulk_create(
            Message(
                id=record.key,
                household_id=record.payload.household,
                from_household=theirs,
                text=record.payload.text,
                at=work.now,
                by=work.actor.id,
                by_label="" if theirs else work.actor.label,
                **stamps(record.stamp),
            )
            for record in records
        )
        if theirs:
            answering.plan(work, records)
        else:
            answering.settle(work, records)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Message.objects.filter(id__in=keys).update(annulled_at=work.now)
        rows = Message.objects.filter(id__in=keys, from_household=True)
        for message in rows.values_list("id", flat=True):
            duties.withdraw_slot(answering.ANSWER, str(message), reason)
        answered = Message.objects.filter(id__in=keys, from_household=False)
        duties.reopen(
            answering.ANSWER, answered.values_list("household_id", flat=True), evidence=keys
        )


class SeeMessages(OnHousehold[SeenPayload]):
    """What the other side wrote was opened by this side."""

    name = "residents.see_messages"
    event = "residents.messages_seen"
    Payload = SeenPayload

    def apply(self, work: Work, records: Sequence[Record[SeenPayload]]) -> list[Outcome]:
        theirs = work.channel == RESIDENT
        latest = max(record.payload.until for record in records)
        homes = {record.payload.household for record in records}
        rows = Message.objects.filter(household__in=homes, from_household=not theirs, read_at=None)
        rows.filter(at__lte=latest).update(read_at=work.now)
        return [Applied(record.payload.household) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What has been read cannot be made unread."), reason="seen")
