"""A new signing key; passes that were signed with the one before hold on."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.passes import keys
from wangdi.passes.payloads import RotatePayload


class RotateKey(Command[RotatePayload]):
    """The key that signs changes at once; gates learn the new one with their next bundle."""

    name = "passes.rotate_key"
    permission = "passes.keys"
    event = "passes.key_rotated"
    subject_kind = "signing_key"
    Payload = RotatePayload

    def locate(self, payloads: Sequence[RotatePayload]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]

    def apply(self, work: Work, records: Sequence[Record[RotatePayload]]) -> list[Outcome]:
        first, *others = records
        keys.rotate(first.key, work.now)
        once = _("One new key is enough.")
        return [Applied(first.key), *(Review("twice", once) for _ in others)]

    def annul(self, work: Work, keys_: Sequence[UUID], reason: str) -> None:
        for one in keys_:
            keys.back(one)

    def purpose_of(self, payload: RotatePayload) -> str:
        return payload.reason
