"""A code held against everything the server knows: its bytes, then the record of its pass."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

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
    """Many codes at one gate, in order; four queries for any number."""
    ring = keys.ring(at) if ring is None else ring
    read = [_read(text, ring, at, places) for text in texts]
    wanted = {one.claims.pass_id for one in read if one.claims is not None}
    known = queries.standing_of(wanted, at) if wanted else {}
    return [_held(one, known.get(one.claims.pass_id) if one.claims else None) for one in read]


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
