"""allauth's forms with our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.forms import Form, ValidationError
from django.utils.translation import gettext_lazy as _

DIGITS = _("Six digits from the code app on your telephone.")


def reword(form: Form, labels: dict[str, Any], **helps: Any) -> None:
    """Put labels and helps in our words; a placeholder is no label, so it goes."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, helps.get(name, "")
        field.widget.attrs.pop("placeholder", None)
    first = next(iter(form.fields.values()))
    first.widget.attrs["autofocus"] = True


class SignIn(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, {"login": _("Sign-in name"), "password": _("Password")})

    def clean_login(self) -> str:
        return str(super().clean_login()).lower()


class ConfirmByPassword(ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, {"password": _("Password")})


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Present password"),
            "password1": _("New password"),
            "password2": _("New password, once more"),
        }
        reword(self, labels, password1=_("At least ten characters; a short sentence is good."))

    def clean_password1(self) -> str:
        chosen: str = self.cleaned_data["password1"]
        if chosen == self.cleaned_data.get("oldpassword"):
            raise ValidationError(_("Choose another password than the present one."))
        return chosen


class SecondProof(AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(
            self,
            {"code": _("Six-digit code")},
            code=_("Six digits from the code app, or a spare code."),
        )


class ConfirmByCode(ReauthenticateByCodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(
            self,
            {"code": _("Six-digit code")},
            code=_("Six digits from the code app, or a spare code."),
        )


class SetUpSecondProof(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, {"code": _("Six-digit code")}, code=DIGITS)
