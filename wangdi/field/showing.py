"""What a phone is told of its sign-in and of the key."""

from typing import Any

from wangdi.field import keys, tokens
from wangdi.field.models import SignIn
from wangdi.field.phone_pages import instant
from wangdi.field.rules.envelopes import MOST_BYTES, MOST_RECORDS
from wangdi.lib import clock


def signed_in(begun: SignIn) -> dict[str, Any]:
    """All that a phone needs to work for a shift without the house; the token is told only here."""
    phone = begun.phone
    return {
        "device": {"id": str(phone.id), "secret": tokens.secret_of(phone.id), "name": phone.name},
        "shift": {
            "id": str(begun.id),
            "token": tokens.token_of(begun.id),
            "began": instant(begun.began_at),
            "until": instant(begun.until),
        },
        "user": user(begun),
        "key": keys.as_json(keys.current()),
        "limits": {"records": MOST_RECORDS, "bytes": MOST_BYTES},
    }


def standing(sign_in: SignIn) -> dict[str, Any]:
    phone = sign_in.phone
    return {
        "shift": sign_in.state(clock.now()),
        "until": instant(sign_in.ended_at or sign_in.until),
        "device": {"id": str(phone.id), "name": phone.name, "revoked": not phone.is_open()},
        "user": user(sign_in),
        "key": keys.as_json(keys.current()),
    }


def user(sign_in: SignIn) -> dict[str, Any]:
    return {"id": sign_in.user_id, "name": sign_in.user.name}
