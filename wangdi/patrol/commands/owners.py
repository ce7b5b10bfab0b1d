"""What owners tell: who they are, seen with a purpose, and banquets that were called off."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.patrol.commands.venues import OnVenue
from wangdi.patrol.models import Banquet
from wangdi.patrol.payloads import BanquetPayload, ShowOwnerPayload


class ShowOwner(OnVenue[ShowOwnerPayload]):
    """Look at owner and telephone in full; nothing changes, the event keeps the purpose."""

    name, event, permission = "patrol.show_owner", "patrol.owner_shown", "patrol.see_owner"
    Payload = ShowOwnerPayload

    def purpose_of(self, payload: ShowOwnerPayload) -> str:
        return payload.purpose

    def apply(self, work: Work, records: Sequence[Record[ShowOwnerPayload]]) -> list[Outcome]:
        return [Applied(record.payload.venue) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was seen was seen."))


class TellBanquet(OnVenue[BanquetPayload]):
    """A booked dinner was called off; tables are counted, guests are nobody's business."""

    name, event, permission = "patrol.tell_banquet", "patrol.banquet_off", "patrol.check_venues"
    subject_kind = "banquet"
    Payload = BanquetPayload

    def apply(self, work: Work, records: Sequence[Record[BanquetPayload]]) -> list[Outcome]:
        Banquet.objects.bulk_create(
            Banquet(
                id=record.key,
                venue_id=record.payload.venue,
                told_at=work.now,
                by=work.actor.id,
                by_label=work.actor.label,
                **record.payload.model_dump(exclude={"venue"}),
                **stamps(record.stamp),
            )
            for record in records
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Banquet.objects.filter(id__in=keys).update(annulled_at=work.now)


register(ShowOwner(), TellBanquet())
