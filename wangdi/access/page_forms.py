"""What the three administrators fill in."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.roles import CHOICES
from wangdi.accounts.models import User
from wangdi.accounts.passwords import one_time


class GrantForm(CommandForm):
    command = "access.grant"
    role = forms.ChoiceField(label=_("Role"), choices=CHOICES)
    valid_to = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty: until it is taken back."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        self.where: dict[str, int] = kwargs.pop("where", {})
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"user": self.user.pk} | self.where


class RevokeForm(CommandForm):
    command = "access.revoke"
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, grant: UUID, *args: Any, **kwargs: Any) -> None:
        self.grant = grant
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"grant": self.grant}


class UserForm(CommandForm):
    """A form about one account, with nothing to fill in."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {"user": self.user.pk}


class ResetSecondFactorForm(UserForm):
    command = "accounts.reset_second_factor"


class CloseForm(UserForm):
    command = "accounts.close_user"


class ReopenForm(UserForm):
    command = "accounts.reopen_user"


class OneTime:
    """A one-time password made with the form: shown once, handed in as its hash."""

    password: str

    def hashed(self) -> str:
        self.password = one_time()
        return make_password(self.password)


class RenewForm(OneTime, UserForm):
    command = "accounts.renew_password"

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"password": self.hashed()}


class RegisterForm(OneTime, CommandForm):
    command = "accounts.register_user"
    name = forms.CharField(label=_("Name"), max_length=60)
    username = forms.CharField(
        label=_("Sign-in name"), max_length=60, help_text=_("Letters and digits, no spaces.")
    )

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"password": self.hashed()}
