"""Forms of the pages: each is one command."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import Checkpoint
from wangdi.lib import clock
from wangdi.roster.models import CallOut, PauseKind, Relief, Reply, Shift, Turn
from wangdi.roster.section import RosterSection
from wangdi.staff.models import Unit, Worker
from wangdi.territory.models import Place

Choices = list[tuple[Any, Any]]


def choose(field: forms.Field, choices: Choices) -> None:
    field.choices = choices  # type: ignore[attr-defined]


class PostForm(CommandForm):
    command = "roster.open_post"
    checkpoint = forms.ChoiceField(label=_("Checkpoint"), required=False, choices=())
    place = forms.TypedChoiceField(
        label=_("Or another place"), required=False, coerce=int, empty_value=None, choices=()
    )
    name = forms.CharField(
        label=_("Name of the post"),
        max_length=100,
        required=False,
        help_text=_("Empty: the checkpoint's."),
    )
    duty = forms.CharField(
        label=_("What is to be done there"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    need = forms.IntegerField(
        label=_("People a shift"),
        required=False,
        min_value=1,
        max_value=20,
        help_text=_("Empty: as the rules say for its place."),
    )
    branch = forms.ChoiceField(label=_("Temporary branch"), required=False, choices=())

    def __init__(
        self,
        *args: Any,
        gates: Iterable[Checkpoint],
        places: Iterable[Place],
        branches: Iterable[Unit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named: Choices = [(str(one.pk), f"{one.place} · {one.name}") for one in gates]
        choose(self.fields["checkpoint"], [("", _("None")), *named])
        choose(self.fields["place"], [("", _("None")), *((one.pk, one.name) for one in places)])
        units: Choices = [(str(one.pk), one.name) for one in branches]
        choose(self.fields["branch"], [("", _("None")), *units])

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        empty = {name: given[name] or None for name in ("checkpoint", "branch")}
        return {**given, **empty}


class FillForm(CommandForm):
    command = "roster.assign"
    worker = forms.ChoiceField(label=_("Who stands there"), choices=())

    def __init__(
        self, *args: Any, shift: Shift, workers: Iterable[Worker], gap: Turn | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.shift, self.gap = shift, gap
        people: Choices = [
            (str(one.pk), f"{one.name} · {one.get_kind_display()}") for one in workers
        ]
        choose(self.fields["worker"], people)

    def payload(self) -> dict[str, Any]:
        instead = {"instead_of": self.gap.pk} if self.gap else {}
        return {**super().payload(), "shift": self.shift.pk, **instead}


class TurnForm(CommandForm):
    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turn = turn

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "turn": self.turn.pk}


class MoveForm(TurnForm):
    """To another shift with room, or with whom to change places."""

    command = "roster.move"
    to = forms.ChoiceField(label=_("Where he goes"), choices=())

    def __init__(self, *args: Any, shifts: Iterable[Shift], names: dict[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        room: Choices = []
        swaps: Choices = []
        for one in shifts:
            there = one.standing  # type: ignore[attr-defined]
            where = f"{one.day:%m-%d} {names.get(one.code, one.code)} · {one.post.name}"
            if len(there) < one.need:
                room.append((f"shift:{one.pk}", where))
            swaps += [
                (f"swap:{turn.pk}", f"{turn.worker.name} · {where}")
                for turn in there
                if turn.in_at is None
            ]
        groups = [(_("A free place"), room), (_("Change places with"), swaps)]
        choose(self.fields["to"], [("", _("Choose where he goes.")), *groups])

    def payload(self) -> dict[str, Any]:
        what, _colon, key = self.cleaned_data["to"].partition(":")
        return {"turn": self.turn.pk, what: key}


class AbsentForm(TurnForm):
    command = "roster.report_absence"
    why = forms.CharField(label=_("Why"), max_length=200, min_length=2)


class SignInForm(TurnForm):
    command = "roster.sign_in"
    code = forms.CharField(
        label=_("Code of the post"),
        max_length=10,
        help_text=_("Six digits on the sheet that hangs at the post. Your position is not asked."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "means": "code"}


class KitForm(TurnForm):
    command = "roster.issue_kit"
    items = forms.MultipleChoiceField(
        label=_("Handed out"), choices=(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rules: RosterSection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told: Choices = [
            (one.code, f"{one.name}" + ("" if not one.must else f" · {_('needed')}"))
            for one in rules.kit
        ]
        choose(self.fields["items"], told)


class PauseForm(TurnForm):
    command = "roster.log_pause"
    kind = forms.ChoiceField(label=_("Meal or rest"), choices=PauseKind.choices)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=30)


class HandOverForm(TurnForm):
    command = "roster.hand_over"
    entered = forms.IntegerField(label=_("Came in"), min_value=0, initial=0)
    left = forms.IntegerField(label=_("Went out"), min_value=0, initial=0)
    refused = forms.IntegerField(label=_("Were refused"), min_value=0, initial=0)
    unsent = forms.IntegerField(label=_("Not sent yet"), min_value=0, initial=0)
    why = forms.CharField(
        label=_("Why the numbers differ"), max_length=300, required=False,
        help_text=_("Only where they differ from what the gate counts."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("For the next shift"), max_length=300, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        counts = {name: given.pop(name) for name in ("entered", "left", "refused", "unsent")}
        return {**given, "counts": counts}


class TakeOverForm(CommandForm):
    command = "roster.take_over"

    def __init__(self, *args: Any, relief: Relief, turn: Turn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.relief, self.turn = relief, turn

    def payload(self) -> dict[str, Any]:
        return {"relief": self.relief.pk, "turn": self.turn.pk}


class RedeemForm(CommandForm):
    command = "roster.redeem"
    points = forms.IntegerField(label=_("Points"), min_value=1)
    note = forms.CharField(label=_("What for"), max_length=200, min_length=2)

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worker = worker

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "worker": self.worker.pk}


def _soon() -> datetime:
    return clock.local(clock.now() + timedelta(minutes=30))


class CallForm(CommandForm):
    command = "roster.call_out"
    unit = forms.ChoiceField(label=_("Which team"), choices=())
    place = forms.TypedChoiceField(label=_("Where to"), coerce=int, choices=())
    why = forms.CharField(label=_("What for"), max_length=300, min_length=2)
    gather_at = forms.DateTimeField(
        label=_("There by"),
        initial=_soon,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(
        self, *args: Any, units: Iterable[Unit], places: Iterable[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        teams: Choices = [(str(one.pk), one.name) for one in units]
        choose(self.fields["unit"], [("", _("Choose the team")), *teams])
        choose(self.fields["place"], [(one.pk, one.name) for one in places])


class ReplyForm(CommandForm):
    command = "roster.reply"
    worker = forms.UUIDField(widget=forms.HiddenInput)
    reply = forms.ChoiceField(choices=Reply.choices)

    def __init__(self, *args: Any, call: CallOut, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "call": self.call.pk}
