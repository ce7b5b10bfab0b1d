"""When each record first came, and what its phone said of itself when it last reached the house."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.field import keys
from wangdi.field.models import FieldReceipt, Phone, Sending, SignIn
from wangdi.field.opening import Hand, Opened
from wangdi.field.rules.envelopes import Envelope, Sent
from wangdi.intake.submitting import Answer
from wangdi.lib import bulk

KEPT = timedelta(days=90)
ACKNOWLEDGED = ("applied", "duplicate", "review")
_FURTHEST = 10**11
COLUMNS = {
    "key": "uuid",
    "phone": "uuid",
    "sign_in": "uuid",
    "sending": "uuid",
    "command": "text",
    "digest": "bytea",
    "made_at": "timestamptz",
    "mono": "int8",
    "boot": "uuid",
    "sent_at": "timestamptz",
    "received_at": "timestamptz",
    "happened_at": "timestamptz",
    "uncertain": "bool",
    "skewed": "bool",
}


def known(records: Iterable[Sent]) -> dict[UUID, FieldReceipt]:
    """The receipts of those that came before. One query."""
    return FieldReceipt.objects.in_bulk({one.key for one in records})


def is_same(one: Sent, before: Mapping[UUID, FieldReceipt]) -> bool:
    """Whether it came before, byte for byte."""
    row = before.get(one.key)
    return row is not None and bytes(row.digest) == one.digest


def write(opened: Iterable[Opened], hand: Hand, sending: Sending) -> None:
    """One receipt for each key; the first that came stands."""
    rows = {one.sent.key: one for one in reversed(list(opened))}
    bulk.insert(
        "field_fieldreceipt",
        COLUMNS,
        [_row(one, hand, sending) for one in rows.values()],
        tail="ON CONFLICT (key) DO NOTHING",
    )


def _row(one: Opened, hand: Hand, sending: Sending) -> tuple[object, ...]:
    made = one.sent.made
    return (
        *(one.sent.key, one.maker and one.maker.phone_id, one.maker and one.maker.id, sending.id),
        *(_plain(one.sent.command)[:60], one.sent.digest, made.wall, made.mono, made.boot),
        *(hand.clock.wall, hand.received, one.time.at, one.time.uncertain, one.time.skewed),
    )


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def note_contact(hand: Hand, envelope: Envelope, told: Sequence[Answer]) -> None:
    """What the phone still holds once it has heard these answers, and how its clock stands."""
    left = max(0, envelope.unsent - sum(one.answer in ACKNOWLEDGED for one in told))
    ahead = (envelope.clock.wall - hand.received) if envelope.clock.wall else timedelta(0)
    Phone.objects.filter(id=hand.sign_in.phone_id).update(
        seen_at=hand.received,
        unsent=left,
        oldest_unsent_at=min(envelope.oldest or hand.received, hand.received) if left else None,
        skew_seconds=max(-_FURTHEST, min(int(ahead.total_seconds()), _FURTHEST)),
        app=envelope.app,
    )
    SignIn.objects.filter(id=hand.sign_in.id).update(seen_at=hand.received)
    if not left:
        # Nothing on it is sealed for an earlier key any more.
        Phone.objects.filter(id=hand.sign_in.phone_id).update(key=keys.current())
        note_all_sent(hand.sign_in.phone_id, hand.received)


def note_all_sent(phone: UUID, at: datetime) -> None:
    """Whatever was recorded under sign-ins that are over is in the house."""
    over = SignIn.objects.filter(phone=phone, all_sent=False).exclude(ended_at=None, until__gt=at)
    over.update(all_sent=True)


def forget(at: datetime) -> int:
    """Drop receipts that nobody asks for any more; the ledger of keys keeps every key."""
    gone, _kinds = FieldReceipt.objects.filter(received_at__lt=at - KEPT).delete()
    return gone
