"""A new pass: what is asked follows from its class."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.passes.section import PassClass
from wangdi.people.models import Household, Person
from wangdi.territory.models import Place

LOCAL = "%Y-%m-%dT%H:%M"
BY_HOLDER = {
    "person": ("person",),
    "household": (),
    "vehicle": ("plate",),
    "guest": ("guest", "guest_phone", "company", "plate", "purpose"),
}
"""Which fields a class asks for, beside place and end."""


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=picker, **more)


class IssueForm(CommandForm):
    command = "passes.issue"
    place = forms.TypedChoiceField(
        label=_("Holds at"), coerce=int, help_text=_("At every gate of this place.")
    )
    person = forms.TypedChoiceField(label=_("Whose"), coerce=UUID)
    guest = forms.CharField(label=_("Name"), max_length=60)
    guest_phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    company = forms.CharField(label=_("Company"), max_length=100, required=False)
    plate = forms.CharField(label=_("Number plate"), max_length=20)
    purpose = forms.CharField(label=_("What for"), max_length=200, required=False)
    valid_until = moment(_("Holds until"))

    def __init__(
        self,
        *args: Any,
        klass: PassClass,
        places: Sequence[Place],
        household: Household | None = None,
        members: Sequence[Person] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.klass, self.household = klass, household
        asked = BY_HOLDER[klass.holder]
        for name in {"person", "guest", "guest_phone", "company", "plate", "purpose"} - set(asked):
            del self.fields[name]
        if klass.holder == "guest":
            self.fields["plate"].required = False
        self.fields["place"].choices = [(one.id, one.name) for one in places]  # type: ignore[attr-defined]
        if "person" in self.fields:
            people = [(str(one.id), one.name) for one in members]
            self.fields["person"].choices = people  # type: ignore[attr-defined]
        ends = clock.at(clock.today() + timedelta(days=klass.days), time.min)
        self.initial.setdefault("valid_until", ends)

    def payload(self) -> dict[str, Any]:
        asked = {name: value for name, value in super().payload().items() if value != ""}
        home = self.household.id if self.household and "person" not in asked else None
        return {"klass": self.klass.code, "household": home, **asked}


class BulkForm(forms.Form):
    """For whom a whole compound's passes are; the page hands the set in."""

    place = forms.TypedChoiceField(label=_("Compound"), coerce=int)
    klass = forms.ChoiceField(label=pgettext_lazy("of a pass", "Class"))

    def __init__(
        self, *args: Any, places: Sequence[Place], classes: Sequence[PassClass], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [(one.id, one.name) for one in places]  # type: ignore[attr-defined]
        self.fields["klass"].choices = [(one.code, str(one.name)) for one in classes]  # type: ignore[attr-defined]
