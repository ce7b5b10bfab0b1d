"""A worker signs in on a phone for a shift, by himself or by a code of the desk."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access import permissions
from wangdi.access.roles import ROLES
from wangdi.access.scopes import reach
from wangdi.access.scoping import stamps
from wangdi.field import keys, models, tokens, whereabouts
from wangdi.field.models.phones import SignInQuerySet
from wangdi.field.payloads import (
    LONGEST_SHIFT,
    CodePayload,
    EndSignInPayload,
    SignInPayload,
)
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp

WORK = "field.work"
CODE_LASTS = timedelta(minutes=15)


class SignIn(Command[SignInPayload]):
    """For oneself only. A phone that was revoked lets nobody in until it is given back."""

    name, event, permission = "field.sign_in", "field.signed_in", permissions.SIGNED_IN
    subject_kind = "sign_in"
    Payload = SignInPayload

    def locate(self, payloads: Sequence[SignInPayload]) -> list[Stamp | None]:
        found = whereabouts.stamps_of(one.user for one in payloads)
        return [found.get(one.user, NOWHERE) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[SignInPayload]]) -> list[Outcome]:
        for one in records:
            _check(work, one.payload)
            _sign_in(work, one)
        return [Applied(one.key) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        _end(models.SignIn.objects.filter(id__in=keys), work, reason)


class EndSignIn(Command[EndSignInPayload]):
    """Revoked: what was recorded under it and has not come yet is looked at by a person."""

    name, event, permission = "field.end_sign_in", "field.sign_in_revoked", "field.manage"
    subject_kind = "sign_in"
    Payload = EndSignInPayload

    def locate(self, payloads: Sequence[EndSignInPayload]) -> list[Stamp | None]:
        found = models.SignIn.objects.in_bulk({one.sign_in for one in payloads})
        return [one.stamp if (one := found.get(said.sign_in)) else None for said in payloads]

    def subject_of(self, payload: EndSignInPayload) -> UUID:
        return payload.sign_in

    def apply(self, work: Work, records: Sequence[Record[EndSignInPayload]]) -> list[Outcome]:
        for one in records:
            wanted = models.SignIn.objects.filter(id=one.payload.sign_in, revoked=False)
            if not _end(wanted, work, one.payload.reason):
                raise Refused(_("This sign-in was revoked already."), reason="revoked")
        return [Applied(one.payload.sign_in) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A revoked sign-in does not return. The worker signs in anew."))


class MakeCode(Command[CodePayload]):
    """For a worker who has no desk at hand: a code, for one sign-in within a quarter of an hour."""

    name, event, permission = "field.make_code", "field.code_made", "field.manage"
    subject_kind = "sign_in_code"
    Payload = CodePayload

    def locate(self, payloads: Sequence[CodePayload]) -> list[Stamp | None]:
        found = whereabouts.stamps_of(one.user for one in payloads)
        return [found.get(one.user) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[CodePayload]]) -> list[Outcome]:
        where = whereabouts.stamps_of(one.payload.user for one in records)
        for one in records:
            standing = reach(one.payload.user)
            if not standing.holds(WORK):
                raise Refused(_("This person does not work in the field."), "user")
            if any(ROLES[role].second_factor for role in standing.roles):
                raise Refused(_("This role signs in at the desk itself, with both proofs."), "user")
            models.SignInCode.objects.create(
                id=one.key,
                index=bytes.fromhex(one.payload.index),
                user_id=one.payload.user,
                made_at=work.now,
                made_by_label=work.actor.label,
                valid_until=work.now + CODE_LASTS,
                shift_until=work.now + timedelta(hours=one.payload.hours),
                **stamps(where.get(one.payload.user, NOWHERE)),
            )
        return [Applied(one.key) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        codes = models.SignInCode.objects.filter(id__in=keys, used_at=None)
        codes.update(valid_until=work.now)


def _check(work: Work, asked: SignInPayload) -> None:
    if asked.user != work.actor.id:
        raise Refused(_("One signs in for oneself only."), reason="not_allowed")
    if not reach(asked.user).holds(WORK):
        raise Refused(_("You do not work in the field."), reason="not_allowed")
    if asked.until <= work.now or asked.until > work.now + LONGEST_SHIFT:
        raise Refused(_("A shift lasts twelve hours at most."), "until")
    there = models.Phone.objects.filter(id=asked.phone).first()
    if there and not there.is_open():
        raise Refused(_("This phone was revoked. Ask the desk to give it back."), reason="revoked")


def _sign_in(work: Work, one: Record[SignInPayload]) -> None:
    asked, now = one.payload, work.now
    models.Phone.objects.get_or_create(
        id=asked.phone,
        defaults={
            "name": asked.name or _("Phone %(number)s") % {"number": str(asked.phone)[-4:]},
            "agent": asked.agent,
            "enrolled_at": now,
            "enrolled_by_id": asked.user,
            "seen_at": now,
            "key": keys.current(),
            **stamps(one.stamp),
        },
    )
    models.SignIn.objects.create(
        id=one.key,
        index=tokens.index_of_token(tokens.token_of(one.key)),
        phone_id=asked.phone,
        user_id=asked.user,
        began_at=now,
        until=asked.until,
        by_code=asked.by_code,
        seen_at=now,
        **stamps(one.stamp),
    )


def _end(wanted: SignInQuerySet, work: Work, reason: str) -> int:
    return wanted.update(
        revoked=True, ended_at=work.now, ended_by_label=work.actor.label, end_reason=reason[:200]
    )
