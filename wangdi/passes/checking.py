"""A code held against everything the server knows: its bytes, then the record of its pass."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wangdi.passes import keys, queries, turning
from wangdi.passes.queries import Standing
from wangdi.passes.tokens import BadToken, Claims, Ring
from wangdi.passes.words import Standing as Word


@dataclass(frozen=True, slots=True)
class Checked:
    """`code`: ok, what `BadToken` says, or how the pass stands. Claims only of a genuine token."""

    code: str
    claims: Claims | None = None
    standing: Standing | None = None


def check(text: str, at: datetime, places: Collection[int] | None = None) -> Checked:
    """One code at one gate. Four queries at most."""
    [checked] = check_all([text], at, places)
    return checked


def check_all(
    texts: Collection[str],
    at: datetime,
    places: Collection[int] | None = None,
    ring: Ring | None = None,
) -> list[Checked]:
    """Many codes at one gate, in order; four queries at most for any number."""
    ring = keys.ring(at) if ring is None else ring
    read = [_read(text, ring, at, places) for text in texts]
    wanted = {one.claims.pass_id for one in read if one.claims is not None}
    known = queries.standing_of(wanted, at) if wanted else {}
    phones = queries.phones_of(one.claims for one in read if one.claims is not None)
    held = (_held(one, known.get(one.claims.pass_id) if one.claims else None) for one in read)
    return [_named(one, phones) for one in held]


def _read(text: str, ring: Ring, at: datetime, places: Collection[int] | None) -> Checked:
    try:
        return Checked(str(Word.OK), turning.verify(text, ring, at, places))
    except BadToken as bad:
        return Checked(bad.code)


def _held(one: Checked, known: Standing | None) -> Checked:
    """A genuine token of no pass of ours, of another place, or replaced since, is not taken."""
    if one.claims is None:
        return one
    if known is None or known.klass != one.claims.klass or known.place != one.claims.place:
        return Checked("bad_signature")
    if one.claims.issued_at.timestamp() < int(known.tokens_from.timestamp()):
        return Checked(str(Word.VOID), one.claims, known)
    return Checked(known.code, one.claims, known)


def _named(one: Checked, phones: Collection[tuple[UUID, bytes]]) -> Checked:
    """A phone that may no longer show its pass, or never might, is not taken."""
    claims = one.claims
    if one.code != Word.OK or claims is None or claims.holder is None:
        return one
    if (claims.pass_id, claims.holder) in phones:
        return one
    return Checked(str(Word.VOID), claims, one.standing)
