"""A unit says that its day is complete; the duty of the day is settled by it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.reporting import counting
from wangdi.reporting.duties import HAND_UP, KIND
from wangdi.reporting.models import Statement
from wangdi.reporting.queries import units
from wangdi.reporting.rules import days


class WordPayload(Payload):
    """`is_nil`: the unit has nothing to report today and says so."""

    day: date
    is_nil: bool = False
    note: str = ""

    @property
    def unit(self) -> int:
        raise NotImplementedError


class StatementPayload(WordPayload):
    community: int

    @property
    def unit(self) -> int:
        return self.community


class OfficePayload(WordPayload):
    office: int

    @property
    def unit(self) -> int:
        return self.office


W = TypeVar("W", bound=WordPayload)


class _Word(Command[W]):
    subject_kind = "statement"
    duty: ClassVar[str]

    def apply(self, work: Work, records: Sequence[Record[W]]) -> list[Outcome]:
        signed = Statement.objects.filter(
            day__in={record.payload.day for record in records}, annulled_at=None
        )
        taken = set(signed.values_list("day", "unit_id"))
        new = [one for one in records if (one.payload.day, one.payload.unit) not in taken]
        Statement.objects.bulk_create([_statement(work, record) for record in new])
        duties.settle(self.duty, [_settled(work, record) for record in new])
        done = {record.key for record in new}
        again = Review("signed_already", _("This day has been signed already."))
        return [Applied(one.key) if one.key in done else again for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        taken_back = Statement.objects.filter(id__in=keys, annulled_at=None)
        if taken_back.filter(verdict__accepted=True).exists():
            raise Refused(_("The level above has accepted this day; ask it to send the day back."))
        take_back(work, list(taken_back), self.duty)


def take_back(work: Work, statements: Sequence[Statement], kind: str) -> None:
    """The units have not spoken: their duty is open again."""
    subjects = [days.subject(one.unit_id, one.day) for one in statements]
    duties.reopen(kind, subjects, evidence=[one.id for one in statements])
    Statement.objects.filter(id__in=[one.id for one in statements]).update(annulled_at=work.now)


class SignDay(_Word[StatementPayload]):
    """A community's word."""

    name = "reporting.sign"
    permission = "reporting.sign"
    event = "reporting.signed"
    duty = KIND
    Payload = StatementPayload

    def locate(self, payloads: Sequence[StatementPayload]) -> list[Stamp | None]:
        known = set(counting.communities())
        return [Stamp(one.community) if one.community in known else None for one in payloads]


class HandUpDay(_Word[OfficePayload]):
    """An office's word to the district: its communities have spoken, and it has looked."""

    name = "reporting.hand_up"
    permission = "reporting.hand_up"
    event = "reporting.handed_up"
    duty = HAND_UP
    Payload = OfficePayload

    def locate(self, payloads: Sequence[OfficePayload]) -> list[Stamp | None]:
        offices = {one.id for one in units.offices()}
        known = units.stamps_of(one.office for one in payloads if one.office in offices)
        return [known.get(one.office) for one in payloads]


def _statement(work: Work, record: Record[W]) -> Statement:
    return Statement(
        id=record.key,
        day=record.payload.day,
        unit_id=record.payload.unit,
        is_nil=record.payload.is_nil,
        note=record.payload.note,
        signed_at=work.now,
        signed_by=work.actor.id,
        signed_by_label=work.actor.label,
    )


def _settled(work: Work, record: Record[W]) -> duties.Settled:
    subject = days.subject(record.payload.unit, record.payload.day)
    slot = record.payload.day.isoformat()
    return duties.Settled(subject, slot, work.now, work.actor.id, record.key)


register(SignDay(), HandUpDay())
