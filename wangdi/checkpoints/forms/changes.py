"""What becomes of one checkpoint: shut, merged, opened, entrusted, counted, taken back."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints import queries
from wangdi.checkpoints.models import Checkpoint, EquipmentKind, FireWay
from wangdi.intake.actors import Actor
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused

LINES = forms.Textarea(attrs={"rows": 2})


class OneForm(CommandForm):
    """About one checkpoint."""

    def __init__(self, *args: Any, checkpoint: Checkpoint, **kwargs: Any) -> None:
        self.checkpoint = checkpoint
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "checkpoint": self.checkpoint.id}


class ShutForm(OneForm):
    command = "checkpoints.close"
    fire_way = forms.ChoiceField(
        label=_("How people get out here in a fire"),
        choices=FireWay.choices,
        widget=forms.RadioSelect,
    )
    fire_note = forms.CharField(
        label=_("Fire-safety note"),
        max_length=300,
        widget=LINES,
        help_text=_("Who opens and how fast; what is put up and how it comes off. Never welded."),
    )
    reason = forms.CharField(label=_("Why it closes"), max_length=300, min_length=2, widget=LINES)


class MergeForm(ShutForm):
    command = "checkpoints.merge"
    field_order = ("key", "into")
    into = forms.ChoiceField(label=_("Who came here now goes through"))

    def __init__(self, *args: Any, checkpoint: Checkpoint, **kwargs: Any) -> None:
        super().__init__(*args, checkpoint=checkpoint, **kwargs)
        others = queries.others_open(checkpoint)
        self.fields["into"].choices = [(str(one.id), one.name) for one in others]  # type: ignore[attr-defined]


class OpenForm(OneForm):
    command = "checkpoints.open"
    reason = forms.CharField(
        label=_("Why it opens again"), max_length=300, min_length=2, widget=LINES
    )


class EntrustForm(OneForm):
    command = "checkpoints.entrust"
    unit = forms.ChoiceField(label=_("Responsible team"), required=False)
    branch = forms.ChoiceField(
        label=_("Responsible branch"),
        required=False,
        help_text=_("One branch may stand for several checkpoints; one may have none."),
    )
    lead = forms.ChoiceField(label=_("In charge"), required=False)

    def __init__(self, *args: Any, checkpoint: Checkpoint, **kwargs: Any) -> None:
        super().__init__(*args, checkpoint=checkpoint, **kwargs)
        here = [checkpoint.community_id] if checkpoint.community_id else []
        units = list(queries.units(here))
        for name, branch in (("unit", False), ("branch", True)):
            fit = [one for one in units if queries.is_branch(one) is branch]
            self._offer(name, [(one.id, one.name) for one in fit])
        self._offer("lead", [(one.id, one.name) for one in queries.workers(here)])
        for name in ("unit", "branch", "lead"):
            self.initial.setdefault(name, getattr(checkpoint, f"{name}_id") or "")

    def _offer(self, name: str, choices: list[tuple[UUID, str]]) -> None:
        self.fields[name].choices = [("", "–"), *choices]  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return asked | {name: asked[name] or None for name in ("unit", "branch", "lead")}


class EquipForm(OneForm):
    """A number for each kind; what is left empty was not counted."""

    command = "checkpoints.equip"

    def __init__(self, *args: Any, checkpoint: Checkpoint, **kwargs: Any) -> None:
        super().__init__(*args, checkpoint=checkpoint, **kwargs)
        known = {one.kind: one.count for one in queries.equipment(checkpoint)}
        for value, label in EquipmentKind.choices:
            self.fields[value] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=999,
                required=False,
                initial=known.get(value),
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
            )

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if not self.errors and not self._counted(asked):
            self.add_error(None, _("Count at least one kind."))
        return asked

    def payload(self) -> dict[str, Any]:
        return {"checkpoint": self.checkpoint.id, "items": self._counted(self.cleaned_data)}

    def _counted(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {"kind": kind.value, "count": asked[kind.value]}
            for kind in EquipmentKind
            if asked.get(kind.value) is not None
        ]


class UndoForm(forms.Form):
    """Take a change back, with a reason."""

    reason = forms.CharField(label=_("Why it is taken back"), max_length=200, min_length=2)

    def undo(self, actor: Actor, key: UUID) -> bool:
        if not self.is_valid():
            return False
        try:
            annul(actor=actor, keys=[key], reason=self.cleaned_data["reason"])
        except Refused as refusal:
            self.add_error(None, refusal.sentence)
            return False
        return True
