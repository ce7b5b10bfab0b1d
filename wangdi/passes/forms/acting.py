"""What is done to a pass, and taking it back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.passes.forms.issuing import moment
from wangdi.passes.models import Pass
from wangdi.passes.rules.acting import WHYS
from wangdi.passes.words import What

COMMANDS = {
    What.BLOCKED: "passes.block",
    What.VOID: "passes.make_void",
    What.REVOKED: "passes.revoke",
    What.RENEWED: "passes.renew",
    What.REPLACED: "passes.replace",
}


class ActForm(CommandForm):
    why = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    valid_until = moment(_("Holds until"))
    note = forms.CharField(
        label=_("In a sentence"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed where the reason above is not the whole reason."),
    )

    def __init__(self, *args: Any, one: Pass, what: What, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one, self.command = one, COMMANDS[what]  # type: ignore[misc]
        self.fields["why"].choices = [(why.value, why.label) for why in WHYS[what]]  # type: ignore[attr-defined]
        if what == What.RENEWED:
            self.initial.setdefault("valid_until", one.valid_until)
        else:
            del self.fields["valid_until"]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "of": self.one.id}


class UndoForm(forms.Form):
    reason = forms.CharField(label=_("Why it is taken back"), max_length=300, min_length=2)


class RotateForm(CommandForm):
    command = "passes.rotate_key"
    reason = forms.CharField(
        label=_("Why the key is renewed"),
        max_length=300,
        min_length=2,
        help_text=_("Passes issued so far go on holding until they end."),
    )
