"""Key areas as an office enters them from a document, and the decision about one's class."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.screening import origins
from wangdi.screening.models import ClassChange, ListedArea

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AreaForm(CommandForm):
    """The place is chosen from the official divisions, or its code is typed for a county."""

    command = "screening.list_area"
    place = forms.ChoiceField(label=_("Province or city"), required=False)
    name = forms.CharField(
        label=_("Name as the document says it"),
        max_length=100,
        required=False,
        help_text=_("A county or district: write it whole, for example 湖北省黄冈市黄梅县."),
    )
    since = forms.DateField(label=_("Key area from"), widget=DATE)
    until = forms.DateField(label=_("Until"), required=False, widget=DATE)
    grade = forms.CharField(label=_("Class of risk"), max_length=30, required=False)
    measure = forms.CharField(label=_("What is asked of returnees"), max_length=100, required=False)
    source = forms.CharField(
        label=pgettext_lazy("key area", "Document"),
        max_length=200,
        help_text=_("Its number or title, and its day."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"since": clock.today()}, **kwargs)
        self.fields["place"].choices = [("", _("Choose a place")), *origins.places()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        written = told.get("name", "")
        self.code = origins.recognise(written) or told.get("place", "")
        if not self.code:
            self.add_error("place", _("Choose a place, or write its whole official name."))
        return told

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        asked.pop("place")
        name = asked["name"] or origins.name(self.code)
        return {**asked, "name": name, "code": self.code}


class EndForm(CommandForm):
    command = "screening.end_area"
    until = forms.DateField(label=_("Last day as a key area"), widget=DATE)
    source = forms.CharField(
        label=pgettext_lazy("key area", "Document"),
        max_length=200,
        help_text=_("Its number or title, and its day."),
    )

    def __init__(self, *args: Any, area: ListedArea, **kwargs: Any) -> None:
        super().__init__(*args, initial={"until": clock.today()}, **kwargs)
        self.area = area

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "area": self.area.id}


class DecideForm(CommandForm):
    command = "screening.decide_class"
    taken = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("The class changes as the list says")), ("no", _("It stays as it was"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("Needed where it stays as it was."),
    )

    def __init__(self, *args: Any, change: ClassChange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.change = change

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "change": self.change.id}
