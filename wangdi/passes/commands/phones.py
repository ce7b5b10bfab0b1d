"""A phone's key is named in a pass, by the household on its own page."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.passes import section, turning
from wangdi.passes.commands.finding import hold, stamps_of
from wangdi.passes.models import LIVE, Pass, Phone
from wangdi.passes.payloads import PhonePayload


class NamePhone(Command[PhonePayload]):
    """A phone may show the pass from now on; of too many, the one named first no longer may."""

    name = "passes.name_phone"
    permission = "passes.name_phone"
    event = "passes.phone_named"
    subject_kind = "pass"
    Payload = PhonePayload

    def locate(self, payloads: Sequence[PhonePayload]) -> list[Stamp | None]:
        return stamps_of([one.of for one in payloads])

    def subject_of(self, payload: PhonePayload) -> UUID:
        return payload.of

    def households_of(self, payloads: Sequence[PhonePayload]) -> list[UUID | None]:
        rows = Pass.objects.filter(id__in={one.of for one in payloads}, guest__isnull=True)
        known = dict(rows.values_list("id", "household"))
        return [known.get(one.of) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[PhonePayload]]) -> list[Outcome]:
        held = hold(record.payload.of for record in records)
        named = _named(held)
        most = section.in_force(work.now).phones
        made: list[Phone] = []
        outcomes: list[Outcome] = []
        for record in records:
            one, holder = held[record.payload.of], _holder(record.payload)
            theirs = named.setdefault(one.id, [])
            if known := next((phone for phone in theirs if bytes(phone.holder) == holder), None):
                outcomes.append(Known(known.of_id))
                continue
            why = _why_not(work, one, holder)
            outcomes.append(why or Applied(one.id))
            if why is None:
                made.append(_phone(work, record, one))
                theirs.append(made[-1])
        Phone.objects.bulk_create(made)
        over = [phone.id for theirs in named.values() for phone in theirs[:-most]]
        Phone.objects.filter(id__in=over).update(ended_at=work.now)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Phone.objects.filter(id__in=keys, ended_at=None).update(ended_at=work.now)


def _named(held: dict[UUID, Pass]) -> dict[UUID, list[Phone]]:
    """The phones that may show each pass, the one named first at the head. One query."""
    named: dict[UUID, list[Phone]] = {}
    for phone in Phone.objects.filter(of__in=held, ended_at=None).order_by("named_at", "id"):
        named.setdefault(phone.of_id, []).append(phone)
    return named


def _why_not(work: Work, one: Pass, holder: bytes) -> Review | None:
    try:
        turning.public_key(holder)
    except ValueError:
        return Review("no_key", _("This is no key of a phone."))
    if one.state not in LIVE or one.valid_until <= work.now:
        return Review("closed", _("This pass does not hold any more."))
    return None


def _holder(asked: PhonePayload) -> bytes:
    return bytes.fromhex(asked.x + asked.y)


def _phone(work: Work, record: Record[PhonePayload], one: Pass) -> Phone:
    holder = _holder(record.payload)
    return Phone(id=record.key, of=one, holder=holder, named_at=work.now, **stamps(one))
