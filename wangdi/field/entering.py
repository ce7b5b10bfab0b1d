"""A worker's way in on a phone: by a code that the desk gave him, or from his own desk session."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from wangdi.accounts.models import User
from wangdi.field import tokens
from wangdi.field.models import Phone, SignIn, SignInCode
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import clock, ids

USUAL = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Asking:
    """The phone that asks: which it says it is, by what secret, what people call it."""

    phone: UUID | None = None
    secret: str = ""
    name: str = ""
    agent: str = ""


def by_code(code: str, asking: Asking) -> SignIn | None:
    """Sign in whom the code names; None where the code is unknown, used or over."""
    with transaction.atomic():
        waiting = SignInCode.objects.select_for_update().filter(index=tokens.index_of_code(code))
        found = waiting.filter(used_at=None, valid_until__gt=clock.now()).first()
        if found is None:
            return None
        found.used_at = clock.now()
        found.save(update_fields=["used_at"])
        return sign_in(found.user, asking, until=found.shift_until, by_code=True)


def sign_in(
    user: User, asking: Asking, *, until: datetime | None = None, by_code: bool = False
) -> SignIn:
    """Begin a shift on the phone that asks; Refused where it may not be."""
    phone = known_phone(asking)
    payload = {
        "user": user.pk,
        "phone": phone.id if phone else ids.uuid7(),
        "name": asking.name[:60],
        "agent": asking.agent[:200],
        "until": until or clock.now() + USUAL,
        "by_code": by_code,
    }
    made = submit_one(actor=user.actor(), command="field.sign_in", payload=payload)
    return SignIn.objects.select_related("phone", "user").get(id=made.subject or made.key)


def known_phone(asking: Asking) -> Phone | None:
    """The phone that it says it is, where its secret proves it."""
    if asking.phone is None or not tokens.is_secret_of(asking.phone, asking.secret):
        return None
    found = Phone.objects.filter(id=asking.phone).first()
    if found and not found.is_open():
        raise Refused("", reason="revoked")
    return found


def make_code(user: int, hours: int, *, by: Actor) -> tuple[str, Answer]:
    """A code for a worker, told once; only what it is found by is kept."""
    code = tokens.new_code()
    payload = {"user": user, "hours": hours, "index": tokens.index_of_code(code).hex()}
    return code, submit_one(actor=by, command="field.make_code", payload=payload)


def note_gate(sign_in: SignIn, checkpoint: UUID) -> None:
    """The phone carries the list of this gate: what it has not sent is the gate's to wait for."""
    SignIn.objects.filter(id=sign_in.id).update(checkpoint=checkpoint)


def sign_off(sign_in: SignIn, *, unsent: int) -> None:
    """The shift ends now, as its worker says."""
    now = clock.now()
    SignIn.objects.filter(id=sign_in.id, ended_at=None).update(
        ended_at=now, ended_by_label=sign_in.user.name, all_sent=unsent == 0
    )
