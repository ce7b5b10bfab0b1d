"""What a household asks to be brought, and what it says of what came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.care.models import Order
from wangdi.care.section import OrderKind
from wangdi.people.models import Person
from wangdi.residents.me.forms.home import HomeForm, OwnForm

LOCAL = "%Y-%m-%dT%H:%M"


class AskForm(OwnForm):
    """One thing, in the household's own words."""

    command = "care.ask"
    what = forms.CharField(
        label=_("What exactly, and how much"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    person = forms.ChoiceField(label=_("For whom"), required=False)
    wanted_at = forms.DateTimeField(
        label=_("When, if you have an appointment"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
    )

    def __init__(self, *args: Any, kind: OrderKind, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        everybody = [("", _("All of us")), *((str(one.id), one.name) for one in people)]
        self.fields["person"].choices = everybody  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        return {**asked, "kind": self.kind.code, "person": asked["person"] or None}


class OfOrder(HomeForm):
    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order = order

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "order": self.order.id}


class ArrivedForm(OfOrder):
    """It stood at the door, as it should."""

    command = "care.confirm"

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "how": "page"}


class WrongForm(OfOrder):
    command = "care.problem"
    reason = forms.CharField(
        label=_("What was wrong or missing"),
        min_length=2,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoLongerForm(OfOrder):
    """It is not needed any more."""

    command = "care.cancel"

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "reason": str(_("The household says it is not needed."))}
