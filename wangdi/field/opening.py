"""What came sealed is opened, and it is found out who made it and when; nothing is refused."""

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.field import allowed, keys, sealing, tokens
from wangdi.field.models import SignIn
from wangdi.field.rules import clocks
from wangdi.field.rules.clocks import Reckoned, Told
from wangdi.field.rules.envelopes import PROTOCOL, Sent
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming, Review

RAW = "field.keep_raw"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who hands records in: the sign-in of a phone, or somebody at the desk (`clock` empty)."""

    sign_in: SignIn
    actor: Actor
    received: datetime
    clock: Told
    protocol: int = PROTOCOL
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """One record ready for the intake; `why` says that it is to be kept untried."""

    sent: Sent
    command: str
    incoming: Incoming
    actor: Actor
    time: Reckoned
    maker: SignIn | None
    why: Review | None = None


def open_all(sent: Sequence[Sent], hand: Hand, known: dict[UUID, datetime]) -> list[Opened]:
    """Open records in order; `known`: when those that came before happened. Three queries."""
    makers = {one.id: one for one in _makers(sent)}
    openers, commands = keys.openers(), allowed.offered()
    opened = []
    for one in sent:
        shift = one.uuid("shift")
        maker = makers.get(shift) if shift else None
        time = _time(one, hand, maker, known.get(one.key))
        payload = _content(one, openers) if hand.protocol == PROTOCOL else None
        incoming = Incoming(one.key, payload or {}, time.at)
        as_is = Opened(one, one.command, incoming, hand.actor, time, maker)
        if why := _raw_reason(one, payload, hand, commands):
            opened.append(replace(_raw(as_is, hand, payload), why=why))
            continue
        actor = maker.user.actor() if maker and _is_by(one, maker) else hand.actor
        why = _reason(one, hand, maker, time)
        opened.append(replace(as_is, actor=actor, why=why))
    return opened


def _makers(sent: Iterable[Sent]) -> Iterable[SignIn]:
    wanted = {known for one in sent if (known := one.uuid("shift"))}
    return SignIn.objects.filter(id__in=wanted).select_related("user", "phone")


def _time(one: Sent, hand: Hand, maker: SignIn | None, before: datetime | None) -> Reckoned:
    """When it happened; of what came before, as it was reckoned then."""
    began = maker.began_at if maker else hand.sign_in.began_at
    found = clocks.reckon(one.made, hand.clock, began=began, received=hand.received)
    return Reckoned(before, found.uncertain, found.skewed) if before else found


def _content(one: Sent, openers: dict[int, Any]) -> dict[str, Any] | None:
    """The payload; None where it does not open or is no object."""
    try:
        sealed = sealing.from_text(one.text("sealed"))
        key = openers.get(sealing.key_of(sealed))
        if key is None:
            return None
        said = json.loads(sealing.unseal(key, one.place, sealed))
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _raw_reason(
    one: Sent, payload: dict[str, Any] | None, hand: Hand, commands: frozenset[str]
) -> Review | None:
    """Why a record cannot even be handed to a command."""
    if hand.protocol != PROTOCOL:
        return Review("protocol", _("The app of this phone is of another version. Update it."))
    if payload is None:
        return Review("unreadable", _("This record does not open. It was kept as it came."))
    if one.command not in commands:
        return Review("not_from_phone", _("This is not done from a phone in the field."))
    return None


def _raw(one: Opened, hand: Hand, opened: dict[str, Any] | None) -> Opened:
    """The record as it came, with its content where that could be read, for a person."""
    content = {"phone": hand.sign_in.phone_id, "record": one.sent.raw, "opened": opened}
    return replace(one, command=RAW, incoming=Incoming(one.sent.key, content, one.time.at))


def _reason(one: Sent, hand: Hand, maker: SignIn | None, time: Reckoned) -> Review | None:
    """Why a person must look before it is done; None: it is done."""
    if maker is None or not _is_by(one, maker):
        return Review("maker", _("It is not proved who made this record."))
    if not (maker.phone.is_open() and hand.sign_in.phone.is_open()):
        return Review("device_revoked", _("This phone was revoked. A person looks at its records."))
    if maker.revoked or (hand.sign_in.revoked and not hand.at_desk):
        return Review(
            "shift_revoked", _("This sign-in was revoked. A person looks at its records.")
        )
    sender_over = not hand.at_desk and hand.sign_in.state(hand.received) != "open"
    if sender_over or not _was_open(maker, time, hand.received):
        return Review("shift_ended", _("This sign-in was over. A person looks at the record."))
    return None


def _was_open(maker: SignIn, time: Reckoned, received: datetime) -> bool:
    """While a sign-in is open whatever its clocks say is of it; later, what lies in its time."""
    return maker.state(received) == "open" or maker.covers(time.at)


def _is_by(one: Sent, maker: SignIn) -> bool:
    """Whether the record bears the mark that only this sign-in can make."""
    if one.uuid("device") != maker.phone_id:
        return False
    try:
        sealed, mac = (sealing.from_text(one.text(name)) for name in ("sealed", "mac"))
    except sealing.Closed:
        return False
    return hmac.compare_digest(sealing.mac_of(tokens.token_of(maker.id), one.place, sealed), mac)
