"""Tokens of passes as they stand now, for paper and for phones; nothing of them is stored."""

from datetime import datetime, timedelta

from wangdi.lib import clock
from wangdi.passes import keys, queries, section, tokens
from wangdi.passes.models import Pass
from wangdi.passes.tokens import Claims, Signer


def token_of(one: Pass) -> str:
    """The text of a pass on paper."""
    return tokens_of([one])[0]


def tokens_of(passes: list[Pass]) -> list[str]:
    """The texts of many passes on paper, in order. About 3,000 a second."""
    signer, issuer = keys.signer(), queries.issuer()
    return [tokens.issue(_claims(one, issuer, clock.now()), signer) for one in passes]


def phone_token(one: Pass, holder: bytes) -> tuple[str, datetime]:
    """The token that names a phone's key, and until when it holds without being fetched anew."""
    now = clock.now()
    most = now + timedelta(days=section.in_force(now).phone_days)
    return _for_phone(one, holder, min(most, one.valid_until), keys.signer())


def _for_phone(one: Pass, holder: bytes, ends: datetime, signer: Signer) -> tuple[str, datetime]:
    claims = _claims(one, queries.issuer(), clock.now(), ends=ends, holder=holder)
    return tokens.issue(claims, signer), ends


def _claims(
    one: Pass,
    issuer: str,
    now: datetime,
    *,
    ends: datetime | None = None,
    holder: bytes | None = None,
) -> Claims:
    return Claims(
        pass_id=one.id,
        klass=one.klass,
        place=one.place_id,
        issuer=issuer,
        issued_at=now,
        begins_at=one.valid_from,
        ends_at=ends or one.valid_until,
        holder=holder,
    )
