"""Forms by which a lead comes to where it belongs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.leads.forms.base import OfLeadForm, lines
from wangdi.leads.models import Misdirection
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place


class PlaceForm(OfLeadForm):
    command = "leads.place"
    door = forms.UUIDField(required=False, widget=forms.HiddenInput)
    grid = forms.TypedChoiceField(label=_("Grid"), coerce=int, empty_value=None, required=False)
    community = forms.TypedChoiceField(
        label=_("Community"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grids = Grid.objects.filter(community__in=scope.communities, valid_to=None)
        named = grids.select_related("community").order_by("community__code", "code")
        self.fields["grid"].choices = [  # type: ignore[attr-defined]
            ("", _("Not known")),
            *((grid.id, f"{grid.community} {grid.name}") for grid in named),
        ]
        places = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS)
        self.fields["community"].choices = [  # type: ignore[attr-defined]
            ("", _("Not known")),
            *places.order_by("code", "id").values_list("id", "name"),
        ]

    def payload(self) -> dict[str, Any]:
        """The narrowest that was said; what stands beside it is wider and adds nothing."""
        given = super().payload()
        for name in ("door", "grid", "community"):
            if given[name]:
                return {"lead": given["lead"], name: given[name]}
        return {"lead": given["lead"]}


class HandOverForm(OfLeadForm):
    command = "leads.hand_over"
    community = forms.TypedChoiceField(
        label=_("To the community"), coerce=int, empty_value=None, required=False
    )
    outside = forms.CharField(label=_("Or to another subdistrict"), max_length=100, required=False)
    reason = forms.CharField(label=_("Why it belongs there"), max_length=500, widget=lines())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Place.objects.communities().exclude(id=self.lead.community_id or 0)
        self.fields["community"].choices = [  # type: ignore[attr-defined]
            ("", _("None of ours")),
            *places.values_list("id", "name"),
        ]


class OfferForm(CommandForm):
    command = "leads.take_over"
    accepted = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes",
        widget=forms.HiddenInput,
    )  # fmt: skip
    remark = forms.CharField(
        label=_("Remark; if it is not yours, why"), max_length=500, required=False, widget=lines()
    )

    def __init__(self, *args: Any, offer: Misdirection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "offer": self.offer.id}
