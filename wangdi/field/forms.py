"""What the desk does about phones: names, codes, revoking, and taking in what was handed over."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.field import entering, importing, queries
from wangdi.field.models import Phone
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import Answer

LARGEST = 8 * 1024 * 1024


class CodeForm(CommandForm):
    """A code for one worker, shown once."""

    command = "field.make_code"
    worker = forms.ChoiceField(label=_("Worker"))
    hours = forms.IntegerField(label=_("Hours of the shift"), min_value=1, max_value=12, initial=8)
    code = ""

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.workers_for_codes(scope)
        choices = [(str(one.user_id), f"{one.name} · {one.get_kind_display()}") for one in people]
        self.fields["worker"] = forms.ChoiceField(label=_("Worker"), choices=choices)

    def hand_in(self, actor: Actor) -> Answer:
        said = self.cleaned_data
        self.code, made = entering.make_code(int(said["worker"]), said["hours"], by=actor)
        return made


class _PhoneForm(CommandForm):
    def __init__(self, *args: Any, phone: Phone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phone = phone

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"phone": self.phone.id}


class NameForm(_PhoneForm):
    command = "field.name_phone"
    name = forms.CharField(label=_("What people call this phone"), max_length=60)


class EndForm(_PhoneForm):
    command = "field.end_phone"
    end = forms.ChoiceField(
        label=_("What happened"),
        choices=(("lost", _("The phone is lost")), ("revoked", _("The phone is not to be used"))),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)


class GiveBackForm(_PhoneForm):
    command = "field.give_back_phone"
    reason = forms.CharField(label=_("Reason"), max_length=200)


class EndSignInForm(CommandForm):
    command = "field.end_sign_in"
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, sign_in: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sign_in = sign_in

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"sign_in": self.sign_in}


class OutboxForm(forms.Form):
    """An outbox that a phone handed over as a file; `sums` says what became of its records."""

    file = forms.FileField(label=_("File that the phone handed over"))

    def __init__(self, *args: Any, phone: Phone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phone = phone
        self.sums: dict[str, int] = {}

    def take(self, actor: Actor) -> bool:
        if not self.is_valid():
            return False
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise Refused(str(_("The file is too large for an outbox.")), "file")
            self.sums = importing.take(file.read(), self.phone, by=actor)
        except Refused as refusal:
            self.add_error("file", refusal.sentence)
            return False
        return True
