"""allauth's views that this house uses, under allauth's names; each declares what it takes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as totp
from django.http import HttpResponseBase
from django.urls import path
from django.views.decorators.cache import never_cache

from wangdi.accounts import forms

View = Callable[..., HttpResponseBase]
BOTH = ("GET", "POST")


def declared(view: View, permission: str, methods: tuple[str, ...] = BOTH) -> View:
    """A view of others, with the permission that every page here declares."""

    @never_cache
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    guarded.permission = permission  # type: ignore[attr-defined]
    guarded.methods = methods  # type: ignore[attr-defined]
    return guarded


def public(view: Any, template: str, **options: Any) -> View:
    return declared(view.as_view(template_name=f"accounts/{template}.html", **options), "public")


def own(view: Any, template: str, **options: Any) -> View:
    return declared(view.as_view(template_name=f"accounts/{template}.html", **options), "signed_in")


urlpatterns = [
    path(
        "sign-in/",
        public(account.LoginView, "sign_in", form_class=forms.SignIn),
        name="account_login",
    ),
    path(
        "sign-in/code/",
        public(mfa.AuthenticateView, "second_proof", form_class=forms.SecondProof),
        name="mfa_authenticate",
    ),
    path("sign-out/", public(account.LogoutView, "sign_out"), name="account_logout"),
    path("closed/", public(account.AccountInactiveView, "closed"), name="account_inactive"),
    path(
        "confirm/",
        own(account.ReauthenticateView, "confirm", form_class=forms.ConfirmByPassword),
        name="account_reauthenticate",
    ),
    path(
        "confirm/code/",
        own(mfa.ReauthenticateView, "confirm", form_class=forms.ConfirmByCode),
        name="mfa_reauthenticate",
    ),
    path(
        "password/",
        own(account.PasswordChangeView, "password", form_class=forms.ChangePassword),
        name="account_change_password",
    ),
    path("second-proof/", own(mfa.IndexView, "proofs"), name="mfa_index"),
    path(
        "second-proof/set-up/",
        own(totp.ActivateTOTPView, "set_up", form_class=forms.SetUpSecondProof),
        name="mfa_activate_totp",
    ),
    path(
        "second-proof/take-off/",
        own(totp.DeactivateTOTPView, "take_off"),
        name="mfa_deactivate_totp",
    ),
    path(
        "spare-codes/",
        own(spare.ViewRecoveryCodesView, "spare_codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "spare-codes/new/",
        own(spare.GenerateRecoveryCodesView, "new_spare_codes"),
        name="mfa_generate_recovery_codes",
    ),
]
