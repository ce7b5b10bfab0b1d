"""Deleting an attachment for good: with a reason, and never without a trace."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.documents import attachments
from wangdi.documents.models import Attachment
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp


class DeletePayload(Payload):
    attachment: UUID
    reason: str = Field(min_length=2, max_length=500)


class DeleteAttachment(Command[DeletePayload]):
    """The bytes and the name go; the digest, who and why stay."""

    name = "documents.delete_attachment"
    permission = "documents.delete_attachment"
    event = "documents.attachment_deleted"
    subject_kind = "attachment"
    Payload = DeletePayload

    def locate(self, payloads: Sequence[DeletePayload]) -> list[Stamp | None]:
        rows = Attachment.objects.filter(id__in={one.attachment for one in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {key: Stamp(*stamp) for key, *stamp in rows.values_list(*columns)}
        return [known.get(one.attachment) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[DeletePayload]]) -> list[Outcome]:
        wanted = {one.payload.attachment: one.payload.reason for one in reversed(records)}
        gone = attachments.delete(wanted, by=work.actor, at=work.now)
        outcomes: list[Outcome] = []
        for record in records:
            if record.payload.attachment in gone:
                gone.discard(record.payload.attachment)
                outcomes.append(Applied(record.payload.attachment))
            else:
                outcomes.append(Review("deleted", _("This file was deleted before.")))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was deleted cannot be brought back."), reason="deleted")

    def subject_of(self, payload: DeletePayload) -> UUID:
        return payload.attachment

    def purpose_of(self, payload: DeletePayload) -> str:
        return payload.reason
