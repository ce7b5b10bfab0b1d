"""What is asked for, and what is done with it."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.care.models import Order
from wangdi.care.models.orders import How
from wangdi.care.section import OrderKind
from wangdi.documents import attachments
from wangdi.documents.uploading import UploadField
from wangdi.intake.actors import Actor
from wangdi.people.models import Household, Person

LOCAL = "%Y-%m-%dT%H:%M"


def lines(label: Any, *, required: bool = True, rows: int = 2, **more: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=500, required=required, widget=box, **more)


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=picker, **more)


def amount(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=6, decimal_places=2, min_value=0, **more)


class NewForm(CommandForm):
    """One button for each kind: two taps from the household to the order."""

    command = "care.ask"
    kind = forms.ChoiceField(widget=forms.HiddenInput)
    what = lines(_("What exactly"), required=False, help_text=_("Leave empty where it is clear."))
    amount = amount(_("How much"), required=False)
    person = forms.ChoiceField(label=_("For whom"), required=False)
    wanted_at = moment(
        _("When"), required=False, help_text=_("Only if the household has an hour, at a hospital.")
    )

    def __init__(
        self,
        *args: Any,
        household: Household,
        members: list[Person],
        offered: list[OrderKind],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.household = household
        self.fields["kind"].choices = [(one.code, str(one.title)) for one in offered]  # type: ignore[attr-defined]
        people = [(str(one.id), one.name) for one in members]
        self.fields["person"].choices = [("", _("The whole household")), *people]  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return {**asked, "person": asked["person"] or None, "household": self.household.id}


class OrderForm(CommandForm):
    """A form about one order."""

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order = order

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "order": self.order.id}


class AcceptForm(OrderForm):
    command = "care.accept"


class StartForm(OrderForm):
    command = "care.start"


class BroughtForm(OrderForm):
    """One tap at the door."""

    command = "care.deliver"


class DeliverForm(OrderForm):
    """At the door: how much, a note, a photograph of the goods."""

    command = "care.deliver"
    amount = amount(_("How much"), required=False)
    photo = UploadField(
        label=_("Photograph of the goods at the door"),
        required=False,
        help_text=_("Only the goods. Never a face, never a document."),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, order=order, initial={"amount": order.amount}, **kwargs)
        self.fields["amount"].label = f"{_('How much')} ({order.get_unit_display()})"

    def submit(self, actor: Actor) -> bool:
        """The photograph and the delivery in one transaction."""
        if not self.is_valid():
            return False
        self.by = actor
        with transaction.atomic():
            if super().submit(actor):
                return True
            transaction.set_rollback(True)
        return False

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        sent = asked.pop("photo")
        photos = []
        if sent is not None:
            kept = attachments.keep(sent.content, name=sent.name, by=self.by, key=self.record_key())
            photos = [kept.id]
        return {**asked, "photos": photos}


class ConfirmForm(OrderForm):
    command = "care.confirm"
    how = forms.ChoiceField(
        label=_("How the household confirmed it"),
        choices=[(one.value, one.label) for one in (How.SAID, How.SIGNED)],
        widget=forms.RadioSelect,
        initial=How.SAID,
    )


class ReasonForm(OrderForm):
    reason = lines(_("Why"), min_length=2)


class GiveBackForm(ReasonForm):
    command = "care.give_back"


class ProblemForm(ReasonForm):
    command = "care.problem"
    reason = lines(_("What was wrong"), min_length=2)


class CancelForm(ReasonForm):
    command = "care.cancel"


class DeclineForm(ReasonForm):
    command = "care.decline"


class DeclineLifelineForm(ReasonForm):
    command = "care.decline_lifeline"


class MendForm(OrderForm):
    command = "care.mend"
    note = lines(_("How it was put right"), min_length=2)


class UndoForm(forms.Form):
    reason = lines(_("Why it is taken back"))
