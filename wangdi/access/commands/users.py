"""Accounts: made, renewed, closed, opened again. An account alone opens nothing."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.contrib.auth.hashers import identify_hasher
from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field

from wangdi.access import rules
from wangdi.access.permissions import MANAGE_USERS
from wangdi.accounts.models import User
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    P,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.models import Key
from wangdi.intake.stamps import NOWHERE, Stamp


def _hashed(value: str) -> str:
    """Only a hash comes in: the password itself is nowhere written, not even in a payload."""
    identify_hasher(value)
    return value


Username = Annotated[str, AfterValidator(str.lower), Field(pattern=r"^[\w.-]{2,60}$")]
Hash = Annotated[str, AfterValidator(_hashed), Field(max_length=128)]


class UserPayload(Payload):
    user: int


class _OfUser(Command[P]):
    """Accounts stand at no place: they are the whole office's."""

    permission = MANAGE_USERS
    subject_kind = "user"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]


class RegisterPayload(Payload):
    """`password` is the hash of a one-time password, or None until one is given."""

    username: Username
    name: Annotated[str, Field(min_length=1, max_length=60)]
    password: Hash | None = None
    must_change: bool = True


class RegisterUser(_OfUser[RegisterPayload]):
    name = "accounts.register_user"
    event = "accounts.user_registered"
    Payload = RegisterPayload

    def apply(self, work: Work, records: Sequence[Record[RegisterPayload]]) -> list[Outcome]:
        wanted = [record.payload.username for record in records]
        taken = set(User.objects.filter(username__in=wanted).values_list("username", flat=True))
        users: dict[UUID, User] = {}
        for record in records:
            if record.payload.username not in taken:
                taken.add(record.payload.username)
                users[record.key] = _user(record.payload)
        User.objects.bulk_create(users.values(), batch_size=1000)
        sentence = _("This sign-in name is taken.")
        return [
            Applied(users[record.key].uuid)
            if record.key in users
            else Review("taken", sentence, "username")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        made = Key.objects.filter(key__in=keys).values_list("subject", flat=True)
        numbers = [subject.int for subject in made if subject]
        User.objects.filter(pk__in=numbers).update(is_active=False)


def _user(payload: RegisterPayload) -> User:
    user = User(
        username=payload.username, name=payload.name, must_change_password=payload.must_change
    )
    if payload.password is None:
        user.set_unusable_password()
    else:
        user.password = payload.password
    return user


class RenewPayload(UserPayload):
    password: Hash


class RenewPassword(_OfUser[RenewPayload]):
    """A new one-time password. The second proof stays: whoever renews cannot sign in with it."""

    name = "accounts.renew_password"
    event = "accounts.password_renewed"
    Payload = RenewPayload

    def apply(self, work: Work, records: Sequence[Record[RenewPayload]]) -> list[Outcome]:
        users = known([record.payload.user for record in records])
        for record in records:
            if user := users.get(record.payload.user):
                user.password, user.must_change_password = record.payload.password, True
        User.objects.bulk_update(users.values(), ["password", "must_change_password"])
        return [subject(users, record.payload.user) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A password cannot be taken back; give a new one."))


class CloseUser(_OfUser[UserPayload]):
    name = "accounts.close_user"
    event = "accounts.user_closed"
    Payload = UserPayload

    def apply(self, work: Work, records: Sequence[Record[UserPayload]]) -> list[Outcome]:
        for record in records:
            rules.check_close(to_self=record.payload.user == work.actor.id)
        return _set_active([record.payload.user for record in records], active=False)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        made = Key.objects.filter(key__in=keys).values_list("subject", flat=True)
        _set_active([subject.int for subject in made if subject], active=True)


class ReopenUser(_OfUser[UserPayload]):
    name = "accounts.reopen_user"
    event = "accounts.user_reopened"
    Payload = UserPayload

    def apply(self, work: Work, records: Sequence[Record[UserPayload]]) -> list[Outcome]:
        return _set_active([record.payload.user for record in records], active=True)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        made = Key.objects.filter(key__in=keys).values_list("subject", flat=True)
        _set_active([subject.int for subject in made if subject], active=False)


def _set_active(numbers: list[int], *, active: bool) -> list[Outcome]:
    users = known(numbers)
    User.objects.filter(pk__in=users).update(is_active=active)
    return [subject(users, number) for number in numbers]


def known(numbers: Sequence[int]) -> dict[int, User]:
    return User.objects.in_bulk(set(numbers))


def subject(users: dict[int, User], number: int) -> Outcome:
    if number in users:
        return Applied(users[number].uuid)
    return Review("unknown_parent", _("This person has no account here."), "user")
