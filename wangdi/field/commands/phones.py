"""Phones: named, revoked, lost, found again."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.field.models import Phone, SignIn
from wangdi.field.payloads import EndPhonePayload, FoundPhonePayload, NamePayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp

P = TypeVar("P", NamePayload, EndPhonePayload, FoundPhonePayload)


class _OfPhone(Command[P]):
    permission = "field.manage"
    subject_kind = "phone"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        found = Phone.objects.in_bulk({one.phone for one in payloads})
        return [one.stamp if (one := found.get(said.phone)) else None for said in payloads]

    def subject_of(self, payload: P) -> UUID:
        return payload.phone

    def apply(self, work: Work, records: Sequence[Record[P]]) -> list[Outcome]:
        for one in records:
            self.change(work, Phone.objects.select_for_update().get(id=one.payload.phone), one)
        return [Applied(one.payload.phone) for one in records]

    def change(self, work: Work, phone: Phone, record: Record[P]) -> None:
        raise NotImplementedError

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Do the opposite on the phone's page; both stay in its history."))


class NamePhone(_OfPhone[NamePayload]):
    """What people call it."""

    name, event = "field.name_phone", "field.phone_named"
    Payload = NamePayload

    def change(self, work: Work, phone: Phone, record: Record[NamePayload]) -> None:
        phone.name = record.payload.name
        phone.save(update_fields=["name"])


class EndPhone(_OfPhone[EndPhonePayload]):
    """Revoked or lost: nobody signs in on it, and what still comes from it waits for a person."""

    name, event = "field.end_phone", "field.phone_ended"
    Payload = EndPhonePayload

    def change(self, work: Work, phone: Phone, record: Record[EndPhonePayload]) -> None:
        if not phone.is_open():
            raise Refused(_("This phone was revoked already."), reason="revoked")
        asked, who = record.payload, work.actor.label
        phone.end, phone.end_reason = asked.end, asked.reason
        phone.ended_at, phone.ended_by_label = work.now, who
        phone.save()
        SignIn.objects.filter(phone=phone, revoked=False).open(work.now).update(
            revoked=True, ended_at=work.now, ended_by_label=who, end_reason=asked.reason
        )


class FoundPhone(_OfPhone[FoundPhonePayload]):
    """Given back: one may sign in on it again. What went into review stays there."""

    name, event = "field.give_back_phone", "field.phone_given_back"
    Payload = FoundPhonePayload

    def change(self, work: Work, phone: Phone, record: Record[FoundPhonePayload]) -> None:
        if phone.is_open():
            raise Refused(_("This phone is not revoked."), reason="open")
        phone.end = phone.end_reason = phone.ended_by_label = ""
        phone.ended_at = None
        phone.save()
