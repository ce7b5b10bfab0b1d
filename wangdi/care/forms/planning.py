"""Runs, waste and supply points."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.care.forms.orders import amount, moment
from wangdi.care.models import SupplyPoint
from wangdi.care.section import OrderKind
from wangdi.territory.models import COMMUNITY_KINDS, SMALL_KINDS, Place

PLACES = (*COMMUNITY_KINDS, *SMALL_KINDS)


def places(scope: Scope) -> list[tuple[int, str]]:
    """Communities of a scope with their compounds, each under its own; one query."""
    rows = Place.objects.filter(kind__in=PLACES, community_id__in=scope.communities, valid_to=None)
    found = rows.order_by("community_id", "kind", "name").values_list("id", "kind", "name")
    known = sorted(found, key=lambda one: one[1] not in COMMUNITY_KINDS)
    return [(place, name) for place, _kind, name in known]


class PlaceForm(CommandForm):
    """A form about a place of one's scope."""

    place = forms.TypedChoiceField(label=_("Community or compound"), coerce=int)

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places(scope)  # type: ignore[attr-defined]


class RunForm(PlaceForm):
    command = "care.run"
    kind = forms.ChoiceField(label=_("What"))
    amount = amount(_("How much for each household"))
    due_at = moment(_("At the doors by"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, offered: list[OrderKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [one for one in offered if not one.lifeline and not one.private]
        self.fields["kind"].choices = [(one.code, str(one.title)) for one in kinds]  # type: ignore[attr-defined]


class ChainForm(PlaceForm):
    """The three dedicated; none of them may be left empty."""

    command = "care.set_chain"
    person = forms.CharField(label=_("Dedicated person"), max_length=60)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    holder = forms.TypedChoiceField(
        label=_("Account of this person"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Then the pickups stand in his own day."),
    )
    bin = forms.CharField(
        label=_("Dedicated bin"), max_length=100, help_text=_("Which one and where it stands.")
    )
    vehicle = forms.CharField(label=_("Dedicated vehicle"), max_length=60)
    collects_at = forms.TimeField(
        label=_("Every day at"),
        initial=time(16),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args: Any, able: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", _("Nobody by name")), *able]  # type: ignore[attr-defined]


class PointForm(PlaceForm):
    command = "care.open_point"
    name = forms.CharField(label=_("Name of the point"), max_length=80)
    where = forms.CharField(label=_("Where in the compound"), max_length=120)
    hours = forms.CharField(
        label=pgettext_lazy("hours", "Open"),
        max_length=120,
        help_text=_("For example: every day 08:00–11:00."),
    )
    goods = forms.CharField(label=_("What there is"), max_length=300)
    contact = forms.CharField(label=_("Whom to ask"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)


class ChangePointForm(PointForm):
    command = "care.change_point"

    def __init__(self, *args: Any, point: SupplyPoint, **kwargs: Any) -> None:
        names = ("name", "where", "hours", "goods", "contact", "phone")
        known = {name: getattr(point, name) for name in names} | {"place": point.place_id}
        super().__init__(*args, initial=known, **kwargs)
        self.point = point
        self.fields["place"].choices = [(point.place_id, point.place.name)]  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "point": self.point.id}


class ClosePointForm(CommandForm):
    command = "care.close_point"

    def __init__(self, *args: Any, point: SupplyPoint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.point = point

    def payload(self) -> dict[str, Any]:
        return {"point": self.point.id}
