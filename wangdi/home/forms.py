"""Corrections to a kept record, and the reason of a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.home import choosing, wording
from wangdi.home.showing import said
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.intake.models import ReviewItem
from wangdi.intake.registry import command as known_command
from wangdi.intake.reviewing import retake

PLAIN = (str, int, float, bool, type(None))

# As many answers stand side by side; more fold into a list.
FEW = 4


class CorrectForm(forms.Form):
    """One line per field, the wrong one first; what is left empty stays as it came."""

    def __init__(self, item: ReviewItem, data: Any = None) -> None:
        super().__init__(data)
        self.item = item
        for name in _correctable(item):
            self.fields[name] = _field(item, name)

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value != ""}

    def take(self, by: Actor) -> bool:
        """Try the record again with the corrections; False leaves the reason beside the field."""
        if not self.is_valid():
            return False
        try:
            retake(self.item.id, by=by, changes=self.changes())
        except Refused as refusal:
            field = refusal.field if refusal.field in self.fields else None
            self.add_error(field, refusal.sentence)
            return False
        return True


def _field(item: ReviewItem, name: str) -> forms.Field:
    """A list to choose from where the room offers one, else a line to write on."""
    label, help_text = wording.field(item.command, name), _help(item, name)
    offered = choosing.choices(item.command, name, item.payload)
    if not offered:
        return forms.CharField(label=label, required=False, help_text=help_text)
    return forms.ChoiceField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.RadioSelect if len(offered) <= FEW else forms.Select,
        choices=[("", _("As it came")), *offered],
    )


def _correctable(item: ReviewItem) -> list[str]:
    known = known_command(item.command).Payload.model_fields
    names = [name for name in known if isinstance(item.payload.get(name), PLAIN)]
    return sorted(names, key=lambda name: name != item.field)


def _help(item: ReviewItem, name: str) -> Any:
    came = item.payload.get(name)
    if came in (None, ""):
        return _("Nothing came.")
    return _("Came as %(value)s; leave empty to keep it.") % {
        "value": said(item.command, name, came, item.payload)
    }


class ReasonForm(forms.Form):
    note = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Please give the reason.")},
    )
