"""To expect somebody, to measure him, to refer him, to say why he did not come."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling
from wangdi.territory.models import Place
from wangdi.transfer.models import EntryPoint, Handover
from wangdi.transfer.models.handovers import Site, Symptom, WhyAbsent

TRANSPORT = [
    ("", _("Not known")),
    ("train", _("Train")),
    ("coach", _("Coach")),
    ("plane", _("Plane")),
    ("car", _("Car")),
    ("other", _("Other")),
]
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def find_door(scope: Scope, text: str, community: int | None) -> Dwelling | None:
    """The one door that a typed address means; ValidationError where none or several do."""
    wanted = compact(text)
    doors = Dwelling.objects.visible_to(scope).filter(address__icontains=wanted)
    found = list(doors.filter(community_id=community).in_walking_order()[:6])
    exact = [door for door in found if compact(door.address) == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise forms.ValidationError(_("No such door is in the ledger of this community."))
    doors_text = "、".join(door.address for door in found[:5])
    raise forms.ValidationError(_("Several doors are like this: %(doors)s") % {"doors": doors_text})


class ExpectForm(CommandForm):
    command = "transfer.expect"
    name = forms.CharField(label=_("Name"), max_length=60)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    origin = forms.CharField(label=_("Came from"), max_length=100)
    point = forms.ChoiceField(label=_("Entry point"))
    expected_at = forms.DateTimeField(label=_("Expected at"), widget=MOMENT)
    transport = forms.ChoiceField(label=_("Transport"), required=False, choices=TRANSPORT)
    transport_number = forms.CharField(
        label=_("Train, flight or plate number"), max_length=40, required=False
    )
    community = forms.TypedChoiceField(label=_("Goes to"), coerce=int)
    door = forms.CharField(
        label=_("Door, if it is known"),
        max_length=80,
        required=False,
        help_text=_("As in the ledger, for example 3号楼1单元502室."),
    )
    walk_in = False

    def __init__(self, *args: Any, scope: Scope, point: EntryPoint | None, **kwargs: Any) -> None:
        at = clock.now() + timedelta(hours=0 if self.walk_in else 1)
        initial = {"expected_at": clock.local(at), "point": str(point.id) if point else ""}
        super().__init__(*args, initial=initial, **kwargs)
        self.scope = scope
        points = EntryPoint.objects.filter(closed_at=None).order_by("opened_at", "id")
        self.fields["point"].choices = [(str(one.id), one.name) for one in points]  # type: ignore[attr-defined]
        places = Place.objects.communities().filter(id__in=scope.communities)
        self.fields["community"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose the community")),
            *places.values_list("id", "name"),
        ]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        asked["dwelling"] = None
        if asked.get("door") and asked.get("community"):
            try:
                door = find_door(self.scope, asked["door"], asked["community"])
                asked["dwelling"] = door.id if door else None
            except forms.ValidationError as error:
                self.add_error("door", error)
        return asked

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        del asked["door"]
        return {**asked, "walk_in": self.walk_in}


class WalkInForm(ExpectForm):
    """Somebody stands at the entry point and is on no list."""

    walk_in = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("expected_at", "point"):
            self.fields[name].widget = forms.HiddenInput()


class OneForm(CommandForm):
    """A form about one handover."""

    def __init__(self, *args: Any, handover: Handover, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.handover = handover

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "handover": self.handover.id}


class ArriveForm(OneForm):
    command = "transfer.arrive"


class SettleForm(OneForm):
    command = "transfer.settle"


class ScreenForm(OneForm):
    command = "transfer.screen"
    temperature = forms.CharField(
        label=_("Temperature °C"),
        max_length=8,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "autofocus": True}
        ),
    )
    site = forms.ChoiceField(label=_("Where measured"), choices=Site.choices, initial=Site.FOREHEAD)
    symptoms = forms.MultipleChoiceField(
        label=_("Anything felt"),
        choices=Symptom.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    refer = forms.BooleanField(label=_("To the health side, whatever was measured"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class ReferForm(OneForm):
    command = "transfer.refer"
    reason = forms.CharField(
        label=_("What happened"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(OneForm):
    command = "transfer.answer_referral"
    cleared = forms.TypedChoiceField(
        label=_("What the health side says"),
        choices=[
            ("no", _("It keeps him: hospital or observation")),
            ("yes", _("Nothing found: he goes on from the entry point")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Who examined him, and where"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MissForm(OneForm):
    command = "transfer.miss"
    why = forms.ChoiceField(label=_("Why"), choices=WhyAbsent.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is taken back"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
