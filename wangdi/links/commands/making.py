"""A household is given its link."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access import entrusting
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.links import actions
from wangdi.links.models import HouseholdLink
from wangdi.links.payloads import MakePayload

MANAGE = "links.manage"


class MakeLink(Command[MakePayload]):
    """A link of its own; the one that the household had before is revoked by it."""

    name = "links.make"
    permission = MANAGE
    event = "links.made"
    subject_kind = "link"
    Payload = MakePayload

    def locate(self, payloads: Sequence[MakePayload]) -> list[Stamp | None]:
        found = entrusting.stamps([payload.household for payload in payloads])
        return [found.get(payload.household) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[MakePayload]]) -> list[Outcome]:
        last = {record.payload.household: record for record in records}
        actions.make(work, list(last.values()))
        return [
            Applied(record.key)
            if last[record.payload.household] is record
            else Review("twice", _("The same household was asked for twice at once."), "household")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        HouseholdLink.objects.filter(id__in=keys, revoked_at=None).update(
            revoked_at=work.now, revoked_by_label=work.actor.label, revoke_reason=reason
        )
