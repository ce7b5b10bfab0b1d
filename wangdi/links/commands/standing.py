"""What is done with a link that stands: a new PIN, or its end."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.links.commands.making import MANAGE
from wangdi.links.models import HouseholdLink
from wangdi.links.payloads import LinkPayload, RenewPayload, RevokePayload

P = TypeVar("P", bound=LinkPayload)


class OnLink(Command[P]):
    permission = MANAGE
    subject_kind = "link"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        found = HouseholdLink.objects.in_bulk({payload.link for payload in payloads})
        links = [found.get(payload.link) for payload in payloads]
        return [link.stamp if link else None for link in links]

    def subject_of(self, payload: P) -> UUID:
        return payload.link


def held(records: Sequence[Record[P]]) -> dict[UUID, HouseholdLink]:
    """The links that stand, locked; a revoked one is not among them."""
    rows = HouseholdLink.objects.filter(id__in={one.payload.link for one in records})
    return {one.id: one for one in rows.filter(revoked_at=None).select_for_update().order_by("id")}


def gone() -> Review:
    return Review("revoked", _("This link was revoked before. A new one can be given."))


class RenewPin(OnLink[RenewPayload]):
    """A new PIN: the old one and every telephone that is signed in stop at once; tries begin anew.

    Nothing else can undo it than the next new PIN.
    """

    name = "links.renew_pin"
    event = "links.pin_renewed"
    Payload = RenewPayload

    def apply(self, work: Work, records: Sequence[Record[RenewPayload]]) -> list[Outcome]:
        links = held(records)
        outcomes: list[Outcome] = []
        for record in records:
            link = links.get(record.payload.link)
            if link is None:
                outcomes.append(gone())
                continue
            link.pin, link.tries = record.payload.pin, 0
            link.generation += 1
            outcomes.append(Applied(link.id))
        HouseholdLink.objects.bulk_update(links.values(), ["pin", "tries", "generation"])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Give a new PIN instead."), reason="renew")


class RevokeLink(OnLink[RevokePayload]):
    """From now on it opens nothing; the household can be given another."""

    name = "links.revoke"
    event = "links.revoked"
    Payload = RevokePayload

    def apply(self, work: Work, records: Sequence[Record[RevokePayload]]) -> list[Outcome]:
        links = held(records)
        outcomes: list[Outcome] = []
        for record in records:
            link = links.get(record.payload.link)
            if link is None:
                outcomes.append(gone())
                continue
            link.revoked_at, link.revoked_by_label = work.now, work.actor.label
            link.revoke_reason = record.payload.reason
            outcomes.append(Applied(link.id))
        columns = ["revoked_at", "revoked_by_label", "revoke_reason"]
        HouseholdLink.objects.bulk_update(links.values(), columns)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was revoked opens nothing again. Give a new link."), reason="revoked")

    def purpose_of(self, payload: RevokePayload) -> str:
        return payload.reason
