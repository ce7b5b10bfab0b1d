"""Changed and withdrawn by whoever holds the code on the receipt."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.permissions import PUBLIC
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening.commands.declaring import COMING, close, derived
from wangdi.screening.declaring import codes
from wangdi.screening.declaring.payloads import ChangePayload, WithdrawPayload
from wangdi.screening.models import Closing, Declaration, Expected


class ChangeDeclaration(Command[ChangePayload]):
    """Come on another day, or by another way; by the code on the receipt."""

    name = "screening.change_declaration"
    permission = PUBLIC
    event = "screening.declaration_changed"
    subject_kind = "declaration"
    Payload = ChangePayload

    def locate(self, payloads: Sequence[ChangePayload]) -> list[Stamp | None]:
        return stamps_by_code([one.code for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ChangePayload]]) -> list[Outcome]:
        found = by_code([record.payload.code for record in records])
        outcomes: list[Outcome] = []
        for record in records:
            told = found[codes.index_of(record.payload.code)]
            outcomes.append(_why_closed(told) or Applied(told.id))
            if told.is_open():
                _change(work, told, record.payload)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Change it once more instead: what stood before is not kept."))


class WithdrawDeclaration(Command[WithdrawPayload]):
    """Say that nobody comes; by the code on the receipt."""

    name = "screening.withdraw_declaration"
    permission = PUBLIC
    event = "screening.declaration_withdrawn"
    subject_kind = "declaration"
    Payload = WithdrawPayload

    def locate(self, payloads: Sequence[WithdrawPayload]) -> list[Stamp | None]:
        return stamps_by_code([one.code for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[WithdrawPayload]]) -> list[Outcome]:
        found = by_code([record.payload.code for record in records])
        told = [found[codes.index_of(record.payload.code)] for record in records]
        open_ones = [one.id for one in told if one.is_open()]
        Declaration.objects.filter(id__in=open_ones).update(withdrawn_at=work.now)
        close(work, open_ones, Closing.WITHDRAWN, _("The declaration was withdrawn."))
        return [_why_closed(one) or Applied(one.id) for one in told]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Declare again instead."))


def by_code(given: Sequence[str]) -> dict[bytes, Declaration]:
    """Declarations by the index of their codes. One query."""
    rows = Declaration.objects.filter(code_index__in=[codes.index_of(code) for code in given])
    return {bytes(one.code_index): one for one in rows}


def stamps_by_code(given: Sequence[str]) -> list[Stamp | None]:
    """Where each belongs; None for a code that is none."""
    found = by_code(given)
    rows = (found.get(codes.index_of(code)) for code in given)
    return [one.stamp if one else None for one in rows]


def _change(work: Work, told: Declaration, asked: ChangePayload) -> None:
    """Saved by itself: address and telephone are sealed with their row, and one receipt is one."""
    for name, value in (asked.model_dump(include=COMING) | derived(asked)).items():
        setattr(told, name, value)
    told.address = asked.address or told.address
    told.phone = asked.phone or told.phone
    told.changed_at = work.now
    told.save()
    Expected.objects.waited_for().filter(declaration=told).update(arrives_on=told.arrives_on)


def _why_closed(told: Declaration) -> Review | None:
    if told.is_open():
        return None
    return Review("withdrawn", _("This declaration was withdrawn. Please declare again."))


register(ChangeDeclaration(), WithdrawDeclaration())
