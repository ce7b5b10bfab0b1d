"""Codes that must open nothing, by kind; and genuine ones, which must."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import cycle
from random import Random

import base45
import cbor2

from wangdi.lib import ids
from wangdi.passes import tokens, turning
from wangdi.passes.pairs import kid_of, pair_of
from wangdi.passes.tokens import ORDER, Signer
from wangdi.world.proving.passes.changing import WAYS
from wangdi.world.proving.passes.ground import HOLDER, Ground
from wangdi.world.proving.passes.signing import held


@dataclass(frozen=True, slots=True)
class Attack:
    """A text, shown at an instant at a gate of a place."""

    text: str
    at: datetime
    place: int


Kind = Callable[[Ground, Random], Iterator[Attack]]


def genuine(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Every second on paper, every second on the holder's phone."""
    holder = pair_of(HOLDER)[1]
    step = turning.step_of(ground.at)
    for at, one in enumerate(cycle(ground.good)):
        if at % 2:
            token = tokens.issue(ground.claims(one, holder), ground.signer)
            yield _here(ground, turning.turn(token, step, held(one.id, step, HOLDER)))
        else:
            yield _here(ground, tokens.issue(ground.claims(one), ground.signer))


def forged(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Everything right but the key: under a kid of its own, or under the office's."""
    for at, one in enumerate(cycle(ground.good)):
        secret = dice.randrange(1, ORDER)
        private, public = pair_of(secret)
        key = tokens.cose_key(kid_of(public), public, private)
        kid = ground.signer.kid if at % 2 else kid_of(public)
        yield _here(ground, tokens.issue(ground.claims(one), Signer(kid, key)))


def unissued(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Signed by the office's own key, for a pass that is in no list."""
    for one in cycle(ground.good):
        claims = replace(ground.claims(one), pass_id=ids.uuid7())
        yield _here(ground, tokens.issue(claims, ground.signer))


def mutated(ground: Ground, dice: Random) -> Iterator[Attack]:
    """A genuine code with a bit turned, a sign changed, left out, put in, or cut off."""
    holder = pair_of(HOLDER)[1]
    step = turning.step_of(ground.at)
    texts = []
    for one in ground.good[:20]:
        token = tokens.issue(ground.claims(one, holder), ground.signer)
        texts.append(turning.turn(token, step, held(one.id, step, HOLDER)))
        texts.append(tokens.issue(ground.claims(one), ground.signer))
    while True:
        yield _here(ground, dice.choice(WAYS)(dice.choice(texts), dice))


def grafted(ground: Ground, dice: Random) -> Iterator[Attack]:
    """A signature on what it was not made for: later ends, other places, other classes."""
    for one in cycle(ground.good):
        claims = ground.claims(one)
        data = tokens.sign(claims, ground.signer)
        header, _none, payload, signature = cbor2.loads(data).value
        said = cbor2.loads(payload)
        name, value = dice.choice(
            (
                (tokens.EXP, said[tokens.EXP] + dice.randrange(1, 10**7)),
                (tokens.NBF, said[tokens.NBF] - dice.randrange(1, 10**6)),
                (tokens.PLACE, ground.elsewhere),
                (tokens.KLASS, "medical"),
                (tokens.CTI, ids.uuid7().bytes),
            )
        )
        other = cbor2.dumps({**said, name: value}, canonical=True)
        place = ground.elsewhere if name == tokens.PLACE else ground.place
        parts = [header, {}, other, signature]
        folded = base45.b45encode(cbor2.dumps(cbor2.CBORTag(18, parts), canonical=True))
        yield Attack(tokens.PREFIX + folded.decode(), ground.at, place)


def ended(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Genuine, but shown before its first second or after its last; clocks may say anything."""
    for one in cycle(ground.good):
        text = tokens.issue(ground.claims(one), ground.signer)
        away = timedelta(seconds=dice.randrange(1, 10**7))
        late = one.valid_until + away - timedelta(seconds=1)
        yield Attack(text, dice.choice((late, one.valid_from - away)), ground.place)


def misplaced(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Genuine, at the gate of another compound."""
    for one in cycle(ground.good):
        yield Attack(tokens.issue(ground.claims(one), ground.signer), ground.at, ground.elsewhere)


def stale(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Pictures of a phone: an old or early step, another phone's key, another pass's code."""
    holder = pair_of(HOLDER)[1]
    now = turning.step_of(ground.at)
    for at, one in enumerate(cycle(ground.good)):
        token = tokens.issue(ground.claims(one, holder), ground.signer)
        away = dice.choice((-1, 1)) * dice.randrange(turning.DRIFT + 1, 10**5)
        if at % 5 == 0:
            yield _here(ground, token)
            continue
        other = ground.good[(at + 1) % len(ground.good)]
        says, signs, whose, secret = (
            (away, away, one, HOLDER),
            (0, away, one, HOLDER),
            (0, 0, one, HOLDER + 1),
            (0, 0, other, HOLDER),
        )[at % 5 - 1]
        signature = held(whose.id, now + signs, secret)
        yield _here(ground, turning.turn(token, now + says, signature))


def stopped(ground: Ground, dice: Random) -> Iterator[Attack]:
    """Genuine copies of passes that were stopped, rest, or whose holder moved; or were replaced."""
    for at, one in enumerate(cycle([*ground.stopped, *ground.good[:2]])):
        claims = ground.claims(one)
        if at % (len(ground.stopped) + 2) >= len(ground.stopped):
            claims = replace(claims, issued_at=one.tokens_from - timedelta(seconds=1))
        yield _here(ground, tokens.issue(claims, ground.signer))


KINDS: dict[str, tuple[Kind, float]] = {
    "forged": (forged, 0.12),
    "unissued": (unissued, 0.06),
    "mutated": (mutated, 0.40),
    "grafted": (grafted, 0.12),
    "ended": (ended, 0.08),
    "misplaced": (misplaced, 0.06),
    "stale": (stale, 0.10),
    "stopped": (stopped, 0.06),
}
"""Each kind, and its part of all."""


def _here(ground: Ground, text: str) -> Attack:
    return Attack(text, ground.at, ground.place)
