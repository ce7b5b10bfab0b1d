"""The office's signing keys: one signs, those before it verify until their passes have ended."""

import secrets
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.passes.models import Pass, SigningKey
from wangdi.passes.pairs import jwk, kid_of, pair_of
from wangdi.passes.tokens import ORDER, Ring, Signer, cose_key


def signer() -> Signer:
    """What signs now; the first key of an office is made when it is first needed."""
    row = SigningKey.objects.filter(signs=True).first() or _first()
    return _signer(bytes(row.kid), bytes(row.public), row.private)


def ring(at: datetime | None = None) -> Ring:
    """Every key that still verifies, by its `kid`. One query."""
    return {kid: _public(kid, xy) for kid, xy in _pairs(at or clock.now())}


def public(at: datetime | None = None) -> list[dict[str, str]]:
    """The public keys as JWK for a gate's phone; `kid` in hexadecimal."""
    return [jwk(kid, xy) for kid, xy in _pairs(at or clock.now())]


def standing(at: datetime) -> QuerySet[SigningKey]:
    return SigningKey.objects.filter(revoked_at=None).filter(
        Q(signs=True) | Q(verifies_until__gt=at)
    )


def all_of() -> list[SigningKey]:
    """Every key there was, the one that signs first."""
    return list(SigningKey.objects.defer("private").order_by("-signs", "-begun_at"))


def rotate(key_id: Any, at: datetime) -> SigningKey:
    """A new key signs from now on; the one before verifies until the last pass it signed ends."""
    last = Pass.objects.filter(issued_at__lte=at).aggregate(Max("valid_until"))
    until = max(last["valid_until__max"] or at, at)
    SigningKey.objects.filter(signs=True).update(signs=False, retired_at=at, verifies_until=until)
    return _made(key_id, at)


def back(key_id: Any) -> None:
    """Take a rotation back while nothing was signed since: the key before signs again."""
    key = SigningKey.objects.select_for_update().get(id=key_id)
    before = SigningKey.objects.exclude(id=key_id).order_by("-retired_at").first()
    if not key.signs or before is None or Pass.objects.filter(issued_at__gt=key.begun_at).exists():
        raise Refused(_("Passes were signed with this key already; renew the key once more."))
    key.delete()
    before.signs, before.retired_at, before.verifies_until = True, None, None
    before.save(update_fields=["signs", "retired_at", "verifies_until"])


def _first() -> SigningKey:
    """Of two that begin at once, the database lets one through."""
    with transaction.atomic():
        SigningKey.objects.bulk_create([_draft(clock.now())], ignore_conflicts=True)
    return SigningKey.objects.get(signs=True)


def _made(key_id: Any, at: datetime) -> SigningKey:
    key = _draft(at)
    key.id = key_id
    key.save(force_insert=True)
    return key


def _draft(at: datetime) -> SigningKey:
    private, xy = pair_of(secrets.randbelow(ORDER - 1) + 1)
    return SigningKey(kid=kid_of(xy), public=xy, private=private, begun_at=at)


def _pairs(at: datetime) -> list[tuple[bytes, bytes]]:
    rows = standing(at).order_by("begun_at", "id")
    return [(bytes(one.kid), bytes(one.public)) for one in rows.only("kid", "public")]


@lru_cache(maxsize=8)
def _signer(kid: bytes, xy: bytes, private: bytes) -> Signer:
    return Signer(kid, cose_key(kid, xy, private))


@lru_cache(maxsize=64)
def _public(kid: bytes, xy: bytes) -> Any:
    return cose_key(kid, xy)
