"""A form that anybody may send, without an account: how it reaches the intake, and two traps."""

from copy import copy
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.access.permissions import PUBLIC
from wangdi.intake.actors import Actor, system
from wangdi.intake.commands import Payload
from wangdi.intake.registry import command as known_command
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import clock

ANYBODY = system("public")
"""Who acts when nobody is signed in; the audit trail says `public`."""

SALT = "wangdi.access.public"
QUICKEST = timedelta(seconds=2)
OLDEST = timedelta(hours=12)


def submit_public(
    *, command: str, payload: dict[str, Any] | Payload, key: UUID | None = None
) -> Answer:
    """Hand in one record for somebody without an account.

    Only a command that declares `permission = PUBLIC` is taken: a page for everybody can never
    reach another. Refused on the spot where it cannot be applied.
    """
    if known_command(command).permission != PUBLIC:
        raise PermissionError(f"{command} is not a command for everybody")
    return submit_one(actor=ANYBODY, command=command, payload=payload, key=key, channel="public")


class PublicForm(CommandForm):
    """A form of a public command: a field that only machines fill in, and a moment to fill it in.

    Both are hidden; a person who meets one (an autofilling browser, a page open since yesterday)
    gets a sentence and keeps what he wrote.
    """

    traps: ClassVar[frozenset[str]] = frozenset({"website", "opened"})
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.HiddenInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened"] = stamp_of_now()

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            self._renew("website", "")
            raise forms.ValidationError(_("A hidden field was filled in. Please send again."))
        return ""

    def clean_opened(self) -> str:
        if sentence := hurried(self.cleaned_data["opened"]):
            self._renew("opened", stamp_of_now())
            raise forms.ValidationError(sentence)
        return ""

    def payload(self) -> dict[str, Any]:
        return {name: value for name, value in super().payload().items() if name not in self.traps}

    def _renew(self, name: str, value: str) -> None:
        """What the page is shown again with, so that sending once more goes through."""
        shown: Any = copy(self.data)
        shown[self.add_prefix(name)] = value
        self.data = shown

    def hand_in(self, actor: Actor) -> Answer:
        return submit_public(command=self.command, payload=self.payload(), key=self.record_key())


def stamp_of_now() -> str:
    """When the page was made, signed."""
    return signing.Signer(salt=SALT).sign(str(int(clock.now().timestamp())))


def hurried(stamp: str) -> str:
    """Why a form with this stamp is not taken: too quick for a person, or open for too long."""
    try:
        made = int(signing.Signer(salt=SALT).unsign(stamp))
    except (signing.BadSignature, ValueError):
        return _("This page had been open for too long. Nothing was sent; please send again.")
    age = clock.now().timestamp() - made
    if age < QUICKEST.total_seconds():
        return _("That was very quick. Please look once more and send again.")
    if age > OLDEST.total_seconds():
        return _("This page had been open for too long. Nothing was sent; please send again.")
    return ""
