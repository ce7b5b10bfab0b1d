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


class UploadForm(forms.Form):
    """A file and its kind; the kind is only asked where there are several."""

    kind = forms.ChoiceField(label=gettext_lazy("What it holds"))
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy(
            "An .xlsx or .csv file of at most 64 MB and 250,000 rows. The names of the columns "
            "stand in one row above the data; titles above them do no harm."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
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
        for column in kind.columns:
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.label),
                help_text=str(column.help),
                choices=choices,
                required=column.required,
                initial=str(run.mapping.get(column.name, "")),
                error_messages={"required": _("Say which column of the file holds this.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [index for index in cleaned.values() if index]
        for name, index in cleaned.items():
            if index and chosen.count(index) > 1:
                self.add_error(name, _("This column of the file is chosen twice."))
        return cleaned

    def mapping(self) -> dict[str, int]:
        return {name: int(index) for name, index in self.cleaned_data.items() if index}
