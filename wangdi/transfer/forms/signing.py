"""Two signatures for a group, and its seats."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.transfer.forms.group import GroupForm
from wangdi.transfer.forms.people import find_door
from wangdi.transfer.models import Handover, Stage, Trip


class SignForm(GroupForm):
    """The actor signs by pressing; the other one is chosen, or signs on the screen or on paper."""

    command = "transfer.sign"
    side = forms.ChoiceField(label=_("I am the one who"), widget=forms.RadioSelect)
    other_user = forms.ChoiceField(
        label=_("The other side, at his own sign-in"),
        required=False,
        help_text=_("Confirms on his own page; until then the slip waits."),
    )
    other_name = forms.CharField(
        label=_("Or: name of the other side, who signs here"), max_length=60, required=False
    )
    other_unit = forms.CharField(label=_("Unit of the other side"), max_length=60, required=False)
    drawing = forms.CharField(required=False, widget=forms.HiddenInput, max_length=6000)
    on_paper = forms.BooleanField(
        label=_("Signed on the printed slip instead of on the screen"), required=False
    )

    def __init__(
        self, *args: Any, stage: str, able: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        giving = stage == Stage.POINT
        kwargs["initial"] = {
            "side": "gives" if giving else "takes",
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.stage = stage
        self.fields["side"].choices = [("gives", _("gives")), ("takes", _("takes"))]  # type: ignore[attr-defined]
        self.fields["other_user"].choices = [  # type: ignore[attr-defined]
            ("", _("Signs here instead")),
            *((str(key), label) for key, label in able),
        ]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        user = asked["other_user"]
        return {**asked, "other_user": int(user) if user else None, "stage": self.stage}

    def payload_of(self, one: Handover) -> dict[str, Any]:
        return {**super().payload_of(one), "slip": self.slip_of(one.community_id)}

    def slip_of(self, community: int | None) -> UUID:
        """One slip for each community of the group, the same when it is pressed twice."""
        return uuid5(self.record_key(), f"slip {self.stage} {community}")


class ReceiveForm(SignForm):
    """At the door: the same, and which door it is where the list did not say."""

    door = forms.CharField(
        label=_("Door"),
        max_length=80,
        required=False,
        help_text=_("As in the ledger, for example 3号楼1单元502室."),
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, stage=Stage.DOOR.value, **kwargs)
        self.scope = scope
        if all(one.dwelling_id for one in self.known.values()):
            self.fields["door"].help_text = _("Only where it is not the one above.")

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        asked["dwelling"] = None
        people = [self.known[key] for key in asked.get("people", ())]
        if asked.get("door") and people:
            try:
                door = find_door(self.scope, asked["door"], people[0].community_id)
                asked["dwelling"] = door.id if door else None
            except forms.ValidationError as error:
                self.add_error("door", error)
        return asked

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        del asked["door"]
        return asked


class BoardForm(GroupForm):
    command = "transfer.board"
    trip = forms.ChoiceField(label=_("Vehicle"), required=False)
    own_plate = forms.CharField(
        label=_("Or: the plate of his own car"), max_length=20, required=False
    )

    def __init__(self, *args: Any, trips: Iterable[tuple[Trip, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(trip.id), label) for trip, label in trips]
        self.fields["trip"].choices = [*choices, ("", _("In his own car"))]  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        plate = asked["own_plate"]
        return {**asked, "trip": None if plate else asked["trip"] or None}


class ArriveTogether(GroupForm):
    command = "transfer.arrive"


class SettleTogether(GroupForm):
    command = "transfer.settle"
