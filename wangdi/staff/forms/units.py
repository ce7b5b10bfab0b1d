"""Forms of units, of lending people, of what they can do, and of their letters."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.staff.models import Able, Hours, Skill, Unit, UnitKind, Worker, WorkerKind
from wangdi.territory.models import Place

OFFERED = (
    *(WorkerKind.VOLUNTEER, WorkerKind.RESIDENT, WorkerKind.SECONDEE, WorkerKind.INSTITUTION),
    *(WorkerKind.MASS, WorkerKind.MILITIA, WorkerKind.MEDIC),
)


def on_a_day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        initial=clock.today if required else None,
    )


def several(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def _where(places: Iterable[Place], empty: Any) -> list[tuple[Any, Any]]:
    return [("", empty), *((place.pk, place.name) for place in places)]


class UnitForm(CommandForm):
    command = "staff.form_unit"
    kind = forms.ChoiceField(label=_("Kind of unit"), choices=UnitKind.choices)
    name = forms.CharField(label=_("Name of the unit"), max_length=100, min_length=2)
    place = forms.TypedChoiceField(
        label=_("Where"), required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = _where(places, _("The whole office"))  # type: ignore[attr-defined]


class JoinForm(CommandForm):
    command = "staff.join_unit"
    worker = forms.ChoiceField(label=_("Who joins"), choices=())
    leads = forms.BooleanField(label=_("Leads it"), required=False)
    home = forms.BooleanField(label=_("Comes from this unit"), required=False)

    def __init__(self, *args: Any, unit: Unit, workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        people = [(str(one.pk), f"{one.name} · {one.get_kind_display()}") for one in workers]
        self.fields["worker"].choices = [("", _("Choose the person")), *people]  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "unit": str(self.unit.pk)}


class SecondForm(CommandForm):
    command = "staff.second"
    worker = forms.ChoiceField(label=_("Who is lent"), choices=())
    host = forms.TypedChoiceField(label=_("To which community"), coerce=int, choices=())
    branch = forms.ChoiceField(label=_("Which branch he obeys there"), required=False, choices=())
    duty = forms.CharField(label=_("What he does there"), max_length=200, min_length=2)
    since = on_a_day(_("First day"))
    until = on_a_day(_("Last day"), required=False)
    checked_in = forms.BooleanField(label=_("Has reported there"), required=False)

    def __init__(
        self,
        *args: Any,
        workers: Iterable[Worker],
        places: Iterable[Place],
        branches: Iterable[Unit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.pk), f"{one.name} · {one.unit or one.post}") for one in workers]
        given: dict[str, list[tuple[Any, Any]]] = {
            "worker": [("", _("Choose the person")), *people],
            "host": _where(places, _("Choose the community")),
            "branch": [("", _("None")), *((str(one.pk), one.name) for one in branches)],
        }
        for name, choices in given.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        return {**given, "branch": given["branch"] or None}


class ReadinessForm(CommandForm):
    command = "staff.tell_readiness"
    able = forms.ChoiceField(
        label=_("What duty he can do"),
        choices=Able.choices,
        widget=forms.RadioSelect,
        help_text=_("Only what he can do. Why not more is not written down."),
    )
    born = forms.IntegerField(label=_("Year of birth"), required=False, min_value=1920)
    hours = several(_("Shifts he can take"), Hours.choices, _("None ticked: any."))
    skills = several(_("Skills"), Skill.choices)

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worker = worker

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "worker": str(self.worker.pk)}


class LetterForm(CommandForm):
    command = "staff.write_letter"
    name = forms.CharField(label=_("Name"), max_length=60)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    kind = forms.ChoiceField(
        label=_("Comes as"), choices=[(one.value, one.label) for one in OFFERED]
    )
    unit = forms.CharField(label=_("Organisation"), max_length=100, required=False)
    place = forms.TypedChoiceField(label=_("For which community"), coerce=int, choices=())
    party_member = forms.BooleanField(label=_("Party member"), required=False)
    born = forms.IntegerField(label=_("Year of birth"), required=False, min_value=1920)
    hours = several(_("Shifts he can take"), Hours.choices, _("None ticked: any."))
    skills = several(_("Skills"), Skill.choices)
    words = forms.CharField(
        label=_("What the letter says"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    written_on = on_a_day(_("Written on"))

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = _where(places, _("Choose the community"))  # type: ignore[attr-defined]
