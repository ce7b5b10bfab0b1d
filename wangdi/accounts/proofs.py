"""Second proofs without a telephone: for demo towns, drills and tests."""

from collections.abc import Iterable

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth

from wangdi.accounts.models import User


def set_up(users: Iterable[User]) -> int:
    """Give each of these users a second proof of his own; the number set up."""
    seal = get_adapter().encrypt
    made = [
        Authenticator(
            user=user,
            type=Authenticator.Type.TOTP,
            data={"secret": seal(auth.generate_totp_secret())},
        )
        for user in users
    ]
    return len(Authenticator.objects.bulk_create(made))


def code_now(user: User) -> str | None:
    """The code that the user's telephone would show now; None where no second proof is set up."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if found is None:
        return None
    _before, now, _after = auth.yield_hotp_counters_from_time()
    secret = get_adapter().decrypt(found.data["secret"])
    return str(auth.format_hotp_value(auth.hotp_value(secret, now)))
