"""What is told: the clerk's one form for the keyboard, and the page for everybody."""

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.access.public import PublicForm
from wangdi.access.scoping import Scope
from wangdi.hotline.models import Kind
from wangdi.hotline.rules import deadlines, words
from wangdi.lib import clock
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling
from wangdi.territory.models import Place
from wangdi.territory.queries import communities

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CHECKED = ("what", "place", "note", "evidence", "text", "reason")


def find_door(doors: QuerySet[Dwelling], text: str) -> Dwelling:
    """The one door that a typed address means; ValidationError where none or several do."""
    wanted = compact(text)
    found = list(doors.filter(address__icontains=wanted).order_by("sort_key", "id")[:6])
    exact = [door for door in found if compact(door.address) == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise ValidationError(_("No such door is in the ledger here."))
    alike = _(", ").join(door.address for door in found[:5])
    raise ValidationError(_("Several doors are like this: %(doors)s") % {"doors": alike})


class Worded(forms.Form):
    """A form whose texts are made neutral where they need it, and shown so before they are sent."""

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if asked.get("kind") == Kind.MEDICAL.value:
            return asked
        for name in CHECKED:
            text = str(asked.get(name) or "")
            if found := words.stigmatising(text):
                self._suggest(name, words.neutral(text))
                said = _("“%(word)s” was replaced by “%(neutral)s”. Please look and send again.")
                self.add_error(name, said % {"word": found[0].word, "neutral": found[0].neutral})
        return asked

    def _suggest(self, name: str, text: str) -> None:
        shown: Any = copy(self.data)
        shown[self.add_prefix(name)] = text
        self.data = shown


class CallForm(Worded, CommandForm):
    """Written while somebody speaks: what, where, when; all else has a sensible beginning."""

    command = "hotline.record"
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of matter"),
        choices=Kind.choices,
        initial=Kind.HELP,
        widget=forms.RadioSelect,
    )
    told_120 = forms.BooleanField(
        label=gettext_lazy("120 has been told"),
        required=False,
        help_text=gettext_lazy("In an emergency: call 120 first, then write."),
    )
    what = forms.CharField(
        label=gettext_lazy("What was seen, or what is needed"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=gettext_lazy("A fact, not a suspicion; one matter, no list of people."),
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200)
    happened_on = forms.DateField(label=gettext_lazy("On which day"), required=False, widget=DATE)
    community = forms.TypedChoiceField(
        label=gettext_lazy("Community"), required=False, coerce=int, empty_value=None
    )
    door = forms.CharField(
        label=gettext_lazy("Door in the ledger, if it is known"), max_length=80, required=False
    )
    caller_phone = forms.CharField(
        label=gettext_lazy("Caller's telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(
            attrs={
                "inputmode": "tel",
                "autocomplete": "off",
                "hx-get": reverse_lazy("hotline:before"),
                "hx-trigger": "change",
                "hx-target": "#before",
            }
        ),
    )
    caller_name = forms.CharField(
        label=gettext_lazy("Caller's name"), max_length=60, required=False
    )
    anonymous = forms.BooleanField(
        label=gettext_lazy("The caller wants to stay unknown"), required=False
    )
    deadline = forms.ChoiceField(label=gettext_lazy("Answer within"), required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("How it came"),
        choices=[("phone", gettext_lazy("By telephone")), ("desk", gettext_lazy("In person"))],
        initial="phone",
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, initial={"happened_on": clock.today()}, **kwargs)
        self.scope = scope
        places = communities(scope.communities).values_list("id", "name")
        self.fields["community"].choices = [("", _("Not clear yet")), *places]  # type: ignore[attr-defined]
        classes = [(code, str(one)) for code, one in deadlines.deadlines().items()]
        self.fields["deadline"].choices = [("", _("As the kind asks")), *classes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        asked["dwelling"] = None
        if asked.get("door"):
            doors = Dwelling.objects.visible_to(self.scope)
            if asked.get("community"):
                doors = doors.filter(community_id=asked["community"])
            try:
                door = find_door(doors, asked["door"])
                asked["dwelling"], asked["community"] = door.id, door.community_id
            except ValidationError as error:
                self.add_error("door", error)
        return asked

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        del asked["door"]
        return {**asked, "deadline": asked["deadline"] or None}


class TellForm(Worded, PublicForm):
    """For everybody, on a telephone: five questions, no account, no name needed."""

    command = "hotline.send"
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it about"), choices=Kind.choices, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=gettext_lazy("What did you see, or what do you need"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Only what you saw yourself. No lists of people, please."),
    )
    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=200,
        help_text=gettext_lazy("Street, compound, building, door."),
    )
    happened_on = forms.DateField(label=gettext_lazy("On which day"), required=False, widget=DATE)
    community = forms.TypedChoiceField(
        label=gettext_lazy("Community, if you know it"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    caller_phone = forms.CharField(
        label=gettext_lazy("Your telephone, if we may call you back"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("It is kept sealed. Leave it empty to stay unknown."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"happened_on": clock.today()}, **kwargs)
        places = Place.objects.communities().values_list("id", "name")
        self.fields["community"].choices = [("", _("I do not know")), *places]  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class RateForm(PublicForm):
    command = "hotline.rate"
    satisfied = forms.TypedChoiceField(
        label=gettext_lazy("Was it dealt with?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Anything to add"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "code": self.code}
