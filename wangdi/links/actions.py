"""What happens to links, many at once, inside the change that they are part of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Record, Work
from wangdi.links.models import HouseholdLink
from wangdi.links.payloads import MakePayload
from wangdi.links.tokens import index_of, token_of


def make(work: Work, records: Sequence[Record[MakePayload]]) -> None:
    """A new link for each household; the one it had opens nothing from now on."""
    standing = HouseholdLink.objects.filter(
        household__in={record.payload.household for record in records}, revoked_at=None
    )
    standing.update(
        revoked_at=work.now,
        revoked_by_label=work.actor.label,
        revoke_reason=_("Replaced by a new link"),
    )
    HouseholdLink.objects.bulk_create(
        HouseholdLink(
            id=record.key,
            household=record.payload.household,
            token_index=index_of(token_of(record.key)),
            pin=record.payload.pin,
            made_at=work.now,
            made_by=work.actor.id,
            made_by_label=work.actor.label,
            valid_until=record.payload.valid_until,
            **stamps(record.stamp),
        )
        for record in records
    )


def end(households: Iterable[UUID], *, until: datetime) -> int:
    """The care of these households is over: their links open until `until` and not after it.

    What would end earlier anyway stays as it is. How many were given an end.
    """
    rows = HouseholdLink.objects.filter(household__in=set(households), revoked_at=None)
    return rows.filter(Q(valid_until=None) | Q(valid_until__gt=until)).update(valid_until=until)


def keep_open(households: Iterable[UUID]) -> int:
    """Somebody there is in care again: links that have not died yet live as long as that lasts."""
    rows = HouseholdLink.objects.filter(household__in=set(households), revoked_at=None)
    return rows.exclude(valid_until=None).update(valid_until=None)
