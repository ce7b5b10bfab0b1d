"""What is done with a ticket, from its class to its end."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.hotline import leading
from wangdi.hotline.forms.telling import DATE, Worded, find_door
from wangdi.hotline.models import Kind, Ticket, Verdict
from wangdi.hotline.rules import deadlines
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.people.models import Dwelling
from wangdi.territory.queries import communities


class TicketForm(Worded, CommandForm):
    """A form about one ticket."""

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ticket = ticket

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "ticket": self.ticket.id}


class ClassifyForm(TicketForm):
    command = "hotline.classify"
    kind = forms.ChoiceField(
        label=_("What kind of matter"), choices=Kind.choices, widget=forms.RadioSelect
    )
    deadline = forms.ChoiceField(label=_("Answer within"))

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        initial = {"kind": ticket.kind, "deadline": ticket.deadline}
        super().__init__(*args, ticket=ticket, initial=initial, **kwargs)
        choices = [(code, str(one)) for code, one in deadlines.deadlines().items()]
        self.fields["deadline"].choices = choices  # type: ignore[attr-defined]


class AssignForm(TicketForm):
    command = "hotline.assign"
    community = forms.TypedChoiceField(label=_("Community"), coerce=int)
    holder = forms.TypedChoiceField(
        label=_("A named person, if it should be one"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Left empty, it is the community secretary's."),
    )

    def __init__(
        self,
        *args: Any,
        ticket: Ticket,
        scope: Scope,
        able: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, ticket=ticket, initial={"community": ticket.community_id}, **kwargs)
        places = communities(scope.communities).values_list("id", "name")
        self.fields["community"].choices = [("", _("Choose the community")), *places]  # type: ignore[attr-defined]
        self.fields["holder"].choices = [("", _("Nobody by name")), *able]  # type: ignore[attr-defined]
        if not able:
            del self.fields["holder"]


class AcceptForm(TicketForm):
    command = "hotline.accept"


class GiveBackForm(TicketForm):
    command = "hotline.give_back"
    reason = forms.CharField(
        label=_("Why it is not yours"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class HandleForm(TicketForm):
    """What was found; a return that proves true is registered by the same press."""

    command = "hotline.handle"
    verdict = forms.ChoiceField(
        label=_("What came of it"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What was found and done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence = forms.CharField(
        label=_("If it is false: what shows it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    door = forms.CharField(
        label=_("Door in the ledger"),
        max_length=80,
        required=False,
        help_text=_("Where it was looked into, for example 3号楼1单元502室."),
    )

    def __init__(self, *args: Any, ticket: Ticket, scope: Scope, **kwargs: Any) -> None:
        door = ticket.dwelling.address if ticket.dwelling else ""
        super().__init__(*args, ticket=ticket, initial={"door": door}, **kwargs)
        self.scope = scope
        self.at_door: Dwelling | None = None

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        if asked.get("door"):
            doors = Dwelling.objects.visible_to(self.scope)
            if self.ticket.community_id:
                doors = doors.filter(community_id=self.ticket.community_id)
            try:
                self.at_door = find_door(doors, asked["door"])
            except ValidationError as error:
                self.add_error("door", error)
        return asked

    def payload(self) -> dict[str, Any]:
        names = ("verdict", "note", "evidence")
        asked = {name: self.cleaned_data[name] for name in names}
        door = self.at_door.id if self.at_door else None
        return {**asked, "ticket": self.ticket.id, "dwelling": door}


class HandleTipForm(HandleForm):
    """A tip about somebody who came back: who, from where; place and day are the ticket's."""

    name = forms.CharField(label=_("Who came back"), max_length=60, required=False)
    origin = forms.CharField(label=_("Came from"), max_length=100, required=False)
    arrived_on = forms.DateField(label=_("Arrived on"), required=False, widget=DATE)

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, ticket=ticket, **kwargs)
        self.initial["arrived_on"] = ticket.happened_on

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        if asked.get("verdict") == Verdict.TRUE.value:
            for name in ("door", "name", "origin", "arrived_on"):
                if not asked.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed, so that the return is registered with it."))
        return asked

    def submit(self, actor: Actor) -> bool:
        """The ticket, the visit and the arrival in one transaction: all of it or nothing."""
        if not self.is_valid():
            return False
        try:
            with transaction.atomic():
                self.led = leading.lead(actor, self.ticket, self.at_door, self.cleaned_data)
                if not super().submit(actor):
                    transaction.set_rollback(True)
                    return False
        except Refused as refusal:
            field = refusal.field.rpartition(".")[2]
            self.add_error(field if field in self.fields else None, refusal.sentence)
            return False
        return True

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "arrival": self.led.arrival, "visit": self.led.visit}


class ReplyForm(TicketForm):
    command = "hotline.reply"
    how = forms.ChoiceField(
        label=_("How the caller was answered"),
        choices=[
            ("phone", _("By telephone")),
            ("page", _("He follows it by his code")),
            ("nobody", _("Nobody to answer: unknown")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What he was told"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class EvaluateForm(TicketForm):
    command = "hotline.evaluate"
    satisfied = forms.TypedChoiceField(
        label=_("Is the caller satisfied?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What he said"), max_length=2000, required=False)


class CloseForm(TicketForm):
    command = "hotline.close"
    note = forms.CharField(label=_("Note"), max_length=2000, required=False)


class ReopenForm(TicketForm):
    command = "hotline.reopen"
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ShowPhoneForm(TicketForm):
    command = "hotline.show_phone"
    purpose = forms.CharField(label=_("What for"), max_length=200)


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is taken back"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
