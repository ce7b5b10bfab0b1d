"""Venues: registered, looked at, ordered closed or open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.patrol.forms import parts
from wangdi.patrol.models import Banquet, Venue, VenueOrder
from wangdi.patrol.models.orders import Measure
from wangdi.patrol.models.venues import COLOURS, VenueKind
from wangdi.staff.queries import offices
from wangdi.territory.models import COMMUNITY_KINDS, SMALL_KINDS, Place


class VenueForm(parts.PlaceForm):
    command = "patrol.register_venue"
    name = forms.CharField(label=pgettext_lazy("venue", "Name"), max_length=100)
    kind = forms.ChoiceField(label=pgettext_lazy("venue", "Kind"), choices=VenueKind.choices)
    address = forms.CharField(
        label=pgettext_lazy("venue", "Address"), max_length=150, required=False
    )
    owner = forms.CharField(label=pgettext_lazy("venue", "Owner"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=0, max_value=9999, required=False)


class ChangeVenueForm(VenueForm):
    command = "patrol.change_venue"

    def __init__(self, *args: Any, venue: Venue, **kwargs: Any) -> None:
        names = ("name", "kind", "address", "seats")
        known = {name: getattr(venue, name) for name in names} | {"place": str(venue.place_id)}
        super().__init__(*args, initial=known, **kwargs)
        self.venue = venue
        place = self.fields["place"]
        if str(venue.place_id) not in {value for value, _name in place.choices}:  # type: ignore[attr-defined]
            place.choices = [(str(venue.place_id), venue.place.name), *place.choices]  # type: ignore[attr-defined]
        for name in ("owner", "phone"):
            self.fields[name].help_text = str(_("Leave empty to keep what is known."))

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "venue": self.venue.id}


class OnVenueForm(CommandForm):
    """A form about one venue."""

    def __init__(self, *args: Any, venue: Venue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.venue = venue

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "venue": self.venue.id}


class GiveUpForm(OnVenueForm):
    command = "patrol.give_up_venue"
    reason = parts.lines(_("Why it is there no longer"), most=200, min_length=2)


class ShowOwnerForm(OnVenueForm):
    command = "patrol.show_owner"
    purpose = forms.CharField(label=_("What for"), max_length=200)


class CheckForm(OnVenueForm):
    """What was seen; each question is answered by yes, no or not asked here."""

    command = "patrol.check_venue"
    state = forms.ChoiceField(
        label=_("The venue is"),
        choices=[
            ("open", pgettext_lazy("venue", "Open")),
            ("closed", pgettext_lazy("venue", "Closed")),
            ("own", _("Closed of its own choice")),
        ],
        widget=forms.RadioSelect,
    )
    temperature = parts.yes_no(_("Temperature is taken at the door"))
    codes = parts.yes_no(_("Both codes are looked at"))
    paper_way = parts.yes_no(_("There is a way in without a telephone"))
    prices_marked = parts.yes_no(_("Prices are marked"))
    banquet = parts.yes_no(_("A banquet is held"))
    poultry = parts.yes_no(_("Live poultry is sold or killed"))
    note = parts.lines(_("Note"), required=False)

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        state = asked.pop("state")
        told = {"open": state == "open", "own_choice": state == "own", "at": clock.now()}
        return {**asked, **told}


class EntryForm(OnVenueForm):
    """One visitor: colours as seen, or a paper; the temperature. No name, no picture."""

    command = "patrol.check_entry"
    health = forms.ChoiceField(label=_("Health code"), choices=COLOURS, initial="none")
    travel = forms.ChoiceField(label=_("Travel code"), choices=COLOURS, initial="none")
    paper = forms.BooleanField(label=_("Paper or identity card instead"), required=False)
    celsius = forms.DecimalField(
        label=_("Temperature, °C"), min_value=30, max_value=45, decimal_places=1, required=False
    )
    emergency = forms.BooleanField(label=_("An emergency"), required=False)

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "at": clock.now()}


class BanquetForm(OnVenueForm):
    command = "patrol.tell_banquet"
    held_on = parts.day(_("It was for the"))
    what = forms.ChoiceField(label=_("What it was"))
    tables = forms.IntegerField(
        label=pgettext_lazy("banquet", "Tables"), min_value=1, max_value=999
    )
    refunded = forms.BooleanField(label=_("The deposit was paid back"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = Banquet._meta.get_field("what").choices  # type: ignore[attr-defined]


def order_places(scope: Scope) -> list[tuple[int, str]]:
    """The office where all of it is one's own, then communities and compounds. Three queries."""
    kinds = (*COMMUNITY_KINDS, *SMALL_KINDS)
    near = Place.objects.filter(kind__in=kinds, community_id__in=scope.communities, valid_to=None)
    inside = sorted(
        near.order_by("community_id", "name"), key=lambda one: one.kind not in COMMUNITY_KINDS
    )
    return [(one.id, one.name) for one in (*offices(scope), *inside)]


class OrderForm(CommandForm):
    """For kinds of venues in a place; what restricts names its basis and its end."""

    command = "patrol.order"
    measure = forms.ChoiceField(label=_("What is ordered"), choices=Measure.choices)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of venues"), choices=VenueKind.choices, widget=forms.CheckboxSelectMultiple
    )
    place = forms.TypedChoiceField(label=_("In which place"), coerce=int)
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, help_text=_("Law and article, or the notice above.")
    )
    starts_at = parts.moment(pgettext_lazy("venue order", "From"))
    ends_at = parts.moment(pgettext_lazy("venue order", "Until"), required=False)
    text = parts.lines(_("What venues are asked besides"), required=False)

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        begin = clock.local(clock.now())
        super().__init__(*args, initial={"starts_at": begin}, **kwargs)
        self.fields["place"].choices = order_places(scope)  # type: ignore[attr-defined]


class LiftForm(CommandForm):
    command = "patrol.lift_order"
    reason = parts.lines(_("Why it is lifted"), most=200, min_length=2)

    def __init__(self, *args: Any, order: VenueOrder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order = order

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "order": self.order.id}
