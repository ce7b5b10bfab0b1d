"""The house's keys for sealed records: which is handed out, which still opens."""

import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef, Q

from wangdi.field import sealing
from wangdi.field.models import Phone, ServerKey, SignIn
from wangdi.lib import bulk, clock

LATEST = 32_767
KEPT = timedelta(days=30)
_LOCK = 7_305_011


def current() -> ServerKey:
    """The key that phones seal for now; the first is made when it is first asked for."""
    return ServerKey.objects.filter(retired_at=None).first() or renew(only_if_none=True)


def as_json(key: ServerKey) -> dict[str, Any]:
    return {"id": key.id, "public": sealing.to_text(bytes(key.public))}


def renew(*, only_if_none: bool = False) -> ServerKey:
    """Make a new key and hand it out from now on; the one before still opens what was sealed."""
    with transaction.atomic():
        bulk.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        standing = ServerKey.objects.filter(retired_at=None).first()
        if standing and only_if_none:
            return standing
        now = clock.now()
        ServerKey.objects.filter(retired_at=None).update(retired_at=now)
        last = ServerKey.objects.aggregate(last=Max("id"))["last"] or 0
        scalar = secrets.token_bytes(32)
        public = sealing.public_bytes(sealing.private_of(scalar))
        return ServerKey.objects.create(
            id=last % LATEST + 1, public=public, private=scalar, made_at=now
        )


@lru_cache(maxsize=8)
def _opener(scalar: bytes) -> ec.EllipticCurvePrivateKey:
    return sealing.private_of(scalar)


def openers() -> dict[int, ec.EllipticCurvePrivateKey]:
    """Every key that still opens, by its number. One query."""
    kept = ServerKey.objects.filter(forgotten_at=None)
    return {key.id: _opener(bytes(key.private)) for key in kept}


def forget(at: datetime) -> int:
    """Forget keys retired a month ago for which no phone can still hold records; how many.

    A phone may hold some, sealed for the key it had first or for any since, until it has said that
    all was sent.
    """
    silent = SignIn.objects.filter(all_sent=False, phone=OuterRef("pk"))
    holding = Phone.objects.filter(Exists(silent) | Q(unsent__gt=0))
    oldest = holding.aggregate(oldest=Min("key__made_at"))["oldest"] or at
    old = ServerKey.objects.filter(retired_at__lt=at - KEPT, forgotten_at=None)
    return old.filter(made_at__lt=oldest).update(private=None, forgotten_at=at)
