"""What people send to the import pages."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.importing import rules
from wangdi.importing.kinds import ImportKind
from wangdi.importing.models import ImportRun

KEPT = "kept"


class UploadForm(forms.Form):
    """A file and its kind; the kind is only asked where there are several."""

    kind = forms.ChoiceField(label=gettext_lazy("What it holds"))
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy(
            "An .xlsx, .xls, .ods or .csv file of at most 64 MB and 250,000 rows, as you have it: "
            "titles above, merged cells, totals and notes beneath do no harm."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.et,.csv,.txt"}),
        error_messages={"empty": gettext_lazy("This file is empty.")},
    )

    def __init__(self, offered: list[ImportKind], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind.name, kind.label) for kind in offered]
        if len(offered) == 1:
            field.widget = forms.HiddenInput()
            field.initial = offered[0].name

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > rules.LARGEST:
            raise forms.ValidationError(_("This file is larger than 64 MB. Send it in parts."))
        return file


class ColumnsForm(forms.Form):
    """For each column of the kind, which column of the file holds it."""

    def __init__(self, run: ImportRun, kind: ImportKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nowhere: list[tuple[str, str | Promise]] = [("", _("Not in this file"))]
        choices = nowhere + [
            (str(index), heading or format_lazy(_("Column {number}"), number=index + 1))
            for index, heading in enumerate(run.headings)
        ]
        if len(run.sheets) > 1:
            choices.append((str(len(run.headings)), _("The name of the sheet")))
        for column in kind.columns:
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.label),
                help_text=str(column.help),
                choices=choices,
                required=column.required and not column.instead,
                initial=str(run.mapping.get(column.name, "")),
                error_messages={"required": _("Say which column of the file holds this.")},
            )

        unused = [
            (str(index), heading)
            for index, heading in enumerate(run.headings)
            if heading and index not in run.mapping.values()
        ]
        if unused and any(column.name == "note" for column in kind.columns):
            self.fields[KEPT] = forms.MultipleChoiceField(
                label=_("Keep in the note"),
                help_text=_("Columns that have no place here. What is not chosen is not stored."),
                choices=unused,
                required=False,
                initial=[str(index) for index in run.kept],
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        columns = {name: index for name, index in cleaned.items() if name != KEPT}
        chosen = [index for index in columns.values() if index]
        for name, index in columns.items():
            if index and chosen.count(index) > 1:
                self.add_error(name, _("This column of the file is chosen twice."))
        return cleaned

    def mapping(self) -> dict[str, int]:
        return {
            name: int(index) for name, index in self.cleaned_data.items() if index and name != KEPT
        }

    def kept(self) -> list[int]:
        return [int(index) for index in self.cleaned_data.get(KEPT, [])]


class UndoForm(forms.Form):
    """Why a whole import is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class MappingForm(forms.Form):
    """A mapping that another office sent."""

    file = forms.FileField(
        label=gettext_lazy("Mapping of another office"),
        help_text=gettext_lazy("The small .json file that its import page gives."),
        widget=forms.FileInput(attrs={"accept": ".json"}),
    )
