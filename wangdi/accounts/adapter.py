"""How allauth behaves in this house: accounts are made by the office, secrets lie sealed."""

from base64 import b64decode, b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wangdi.accounts.models import User
from wangdi.lib import crypto

WRONG = _("The name or the password is not right. Check both; after five tries there is a pause.")
SAID = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "mfa/messages/totp_activated.txt": _("The second proof is set up."),
    "mfa/messages/totp_deactivated.txt": _("The second proof is taken off."),
    "mfa/messages/recovery_codes_generated.txt": _("New spare codes are made; the old are void."),
}
AUTHENTICATORS = "mfa_authenticator", "data"


class StaffOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; nothing is sent by e-mail; what is said to people are our own sentences."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def set_password(self, user: User, password: str) -> None:
        """A password chosen by its owner ends the one-time password."""
        user.set_password(password)
        user.must_change_password = False
        user.save()

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say it in our words, or, for signing in and out, not at all: the page shows it."""
        template = args[0] if args else kwargs.get("message_template")
        if sentence := SAID.get(template or ""):
            messages.add_message(request, level, str(sentence))


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of second factors, sealed like personal values."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or was used already. Wait for the next one."),
    }

    def encrypt(self, text: str) -> str:
        return b64encode(crypto.seal(*AUTHENTICATORS, "", text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.unseal(*AUTHENTICATORS, "", b64decode(encrypted_text)).decode()
