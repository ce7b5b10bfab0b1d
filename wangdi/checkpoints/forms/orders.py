"""Recording an order that closes a compound, and its lifting."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.checkpoints.models import CompoundOrder
from wangdi.lib import clock

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
USUAL = timedelta(days=14)


class OrderForm(CommandForm):
    command = "checkpoints.close_compound"
    place = forms.TypedChoiceField(label=_("What is closed"), coerce=int)
    authority = forms.CharField(
        label=_("Who ordered it"),
        max_length=100,
        min_length=2,
        help_text=_("The people's government or command that may order it; not this office."),
    )
    document = forms.CharField(label=_("Number of the order"), max_length=100, min_length=2)
    basis = forms.CharField(
        label=_("Legal basis"),
        max_length=300,
        min_length=4,
        help_text=_("The law and the article, and what was found here."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    begins_at = forms.DateTimeField(label=_("Begins"), widget=MOMENT)
    ends_at = forms.DateTimeField(
        label=_("Ends"), widget=MOMENT, help_text=_("After this minute it binds nobody.")
    )
    terms = forms.CharField(
        label=_("What it asks, and how people are provided for"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, places: list[Any], follows: CompoundOrder | None = None, **kwargs: Any
    ) -> None:
        self.follows = follows
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]
        begins = follows.ends_at if follows else clock.now()
        self.initial.setdefault("begins_at", clock.local(begins).replace(second=0))
        self.initial.setdefault("ends_at", clock.local(begins + USUAL).replace(second=0))

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "follows": self.follows.id if self.follows else None}


class LiftForm(CommandForm):
    command = "checkpoints.lift_compound"
    note = forms.CharField(
        label=_("What was opened, and who saw it"),
        max_length=300,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, order: CompoundOrder, **kwargs: Any) -> None:
        self.order = order
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "order": self.order.id}
