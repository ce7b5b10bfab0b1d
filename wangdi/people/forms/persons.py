"""Forms about one person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib.identifiers import ID_KIND_NAMES, IdKind
from wangdi.lib.masking import mask_id_number, mask_phone
from wangdi.people.models import Need, Person, Relation, Sex

UNKNOWN = [("", _("Not known"))]
ID_KINDS: list[tuple[str, Any]] = [("", _("No document"))]
ID_KINDS += [(kind.value, name) for kind, name in ID_KIND_NAMES.items() if kind != IdKind.NONE]
PURPOSES = (
    _("To call the person"),
    _("To check who it is"),
    _("For medical help"),
    _("For a form of the health authority"),
)


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PersonFieldsForm(CommandForm):
    """The fields of a person, all but the name optional."""

    name = forms.CharField(label=_("Name"), max_length=60)
    relation = forms.ChoiceField(
        label=_("Relation to the head"), choices=[*UNKNOWN, *Relation.choices], required=False
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[*UNKNOWN, *Sex.choices], required=False)
    birth_date = forms.DateField(label=_("Birth date"), widget=Day(), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    id_kind = forms.ChoiceField(label=_("Identity document"), choices=ID_KINDS, required=False)
    id_number = forms.CharField(
        label=_("Document number"),
        max_length=40,
        required=False,
        help_text=_("Only where something asks for it."),
    )
    employer = forms.CharField(label=_("Employer or school"), max_length=200, required=False)
    floating = forms.BooleanField(label=_("Lives here, registered elsewhere"), required=False)
    registered_at = forms.CharField(
        label=_("Registered at"),
        max_length=200,
        required=False,
        help_text=_("As the person says. No rule reads it."),
    )
    bed = forms.CharField(
        label=_("Bed"),
        max_length=40,
        required=False,
        help_text=_("In a dormitory or a shared home, e.g. 3-2 lower."),
    )
    elsewhere = forms.BooleanField(label=_("Works here, sleeps elsewhere"), required=False)
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def filled(self) -> dict[str, Any]:
        """The fields that are not empty, as the command takes them."""
        given = super().payload()
        given["sleeps_here"] = not given.pop("elsewhere")
        return {name: value for name, value in given.items() if value not in ("", None)}


class AddPersonForm(PersonFieldsForm):
    command = "people.add_person"
    needs = forms.MultipleChoiceField(
        label=_("Needs"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, household: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.household = household

    def payload(self) -> dict[str, Any]:
        return {**self.filled(), "household": str(self.household)}


class CorrectForm(PersonFieldsForm):
    """Only what differs is handed in. A masked number left empty stays as it is."""

    command = "people.correct_person"
    clear_phone = forms.BooleanField(label=_("There is no telephone any more"), required=False)
    clear_id_number = forms.BooleanField(label=_("Remove the document number"), required=False)
    plain = (
        *("name", "relation", "sex", "birth_date", "employer", "note"),
        *("floating", "registered_at", "bed"),
    )
    field_order = (
        *("name", "relation", "sex", "birth_date", "phone", "clear_phone"),
        *("id_kind", "id_number", "clear_id_number", "employer"),
        *("floating", "registered_at", "bed", "elsewhere", "note"),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        initial = {name: getattr(person, name) for name in (*self.plain, "id_kind")}
        initial["elsewhere"] = not person.sleeps_here
        super().__init__(*args, initial=initial, **kwargs)
        self._keep("phone", mask_phone)
        self._keep("id_number", mask_id_number)

    def _keep(self, name: str, mask: Any) -> None:
        held = getattr(self.person, name)
        if held:
            sentence = _("Now %(value)s. Leave empty to keep it.") % {"value": mask(held)}
            self.fields[name].help_text = sentence
        else:
            del self.fields[f"clear_{name}"]

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        changed = {k: given[k] for k in self.plain if given[k] != getattr(self.person, k)}
        for name in ("phone", "id_number"):
            if given.get(f"clear_{name}"):
                changed[name] = None
            elif given[name]:
                changed[name] = given[name]
        if changed.get("id_number") and given["id_kind"]:
            changed["id_kind"] = given["id_kind"]
        if given["elsewhere"] == self.person.sleeps_here:
            changed["sleeps_here"] = not given["elsewhere"]
        for name in ("sex", "relation"):
            if changed.get(name) == "":
                changed[name] = None
        return {**changed, "person": str(self.person.id)}
