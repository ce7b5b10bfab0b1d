"""Records that no command can take are kept as they came; and the key is renewed."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.field import keys
from wangdi.field.models import Phone
from wangdi.field.payloads import RawPayload, RenewPayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp


class KeepRaw(Command[RawPayload]):
    """Only ever kept for review: a person reads it and enters what it says, or puts it aside."""

    name, event, permission = "field.keep_raw", "field.raw_kept", "field.manage"
    subject_kind = "raw_record"
    Payload = RawPayload

    def locate(self, payloads: Sequence[RawPayload]) -> list[Stamp | None]:
        found = Phone.objects.in_bulk({one.phone for one in payloads})
        return [one.stamp if (one := found.get(said.phone)) else None for said in payloads]

    def apply(self, work: Work, records: Sequence[Record[RawPayload]]) -> list[Outcome]:
        raise Refused(_("Enter by hand what this record says, then put it aside."))

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Nothing was applied under this key."))


class RenewKey(Command[RenewPayload]):
    """From now on phones seal for a new key; what was sealed before still opens."""

    name, event, permission = "field.renew_key", "field.key_renewed", "field.manage"
    subject_kind = "server_key"
    Payload = RenewPayload

    def locate(self, payloads: Sequence[RenewPayload]) -> list[Stamp | None]:
        return [NOWHERE for _one in payloads]

    def apply(self, work: Work, records: Sequence[Record[RenewPayload]]) -> list[Outcome]:
        for _one in records:
            keys.renew()
        return [Applied(one.key) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A key is not taken back. Renew it again."))
