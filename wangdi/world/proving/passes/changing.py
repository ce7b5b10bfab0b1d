"""One small change of a code: a bit, a sign, a place."""

from random import Random

import base45

from wangdi.passes import tokens

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def _bit(text: str, dice: Random) -> str:
    """A bit of the token or of the turning code, below base45."""
    head, body = text[:4], text[4:]
    code, token = (body[:102], body[102:]) if head == tokens.TURNING else ("", body)
    part = code if code and dice.random() < 0.3 else token
    data = bytearray(base45.b45decode(part))
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    changed: str = base45.b45encode(bytes(data)).decode()
    return head + (changed + token if part is code else code + changed)


def _sign(text: str, dice: Random) -> str:
    at = dice.randrange(len(text))
    other = dice.choice([sign for sign in SIGNS if sign != text[at]])
    return text[:at] + other + text[at + 1 :]


def _without(text: str, dice: Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _with(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(SIGNS) + text[at:]


def _cut(text: str, dice: Random) -> str:
    return text[: dice.randrange(len(text))]


def _swapped(text: str, dice: Random) -> str:
    """Two neighbours that differ change places."""
    while True:
        at = dice.randrange(len(text) - 1)
        if text[at] != text[at + 1]:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


WAYS = (_bit, _sign, _without, _with, _cut, _swapped)
