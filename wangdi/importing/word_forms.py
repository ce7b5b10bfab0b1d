"""What people say of the words in coded columns."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wangdi.importing.kinds import ImportKind
from wangdi.importing.models import ImportRun

NONE = "-"


class WordsForm(forms.Form):
    """For each odd word of a coded column, what it means; fields are `column:place`."""

    def __init__(self, run: ImportRun, kind: ImportKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plain: dict[str, tuple[str, str]] = {}
        self.groups: list[tuple[str | Promise, list[tuple[str, int]]]] = []
        for counted in run.findings["census"] if run.findings else ():
            column = kind.column(counted["column"])
            if column.values is None:
                continue
            choices = [("", _("Not said yet")), (NONE, _("Nothing"))]
            choices += [(code, str(name)) for code, name in column.values.names.items()]
            said = run.values.get(column.name, {})
            words = [(written, word, count) for written, word, count in counted["words"]]
            words += [(word, word, 0) for word in said if word not in {one[1] for one in words}]
            group: list[tuple[str, int]] = []
            for number, (written, word, count) in enumerate(words):
                field = f"{column.name}:{number}"
                self.plain[field] = (column.name, word)
                group.append((field, count))
                known = said.get(word)
                self.fields[field] = forms.ChoiceField(
                    label=written,
                    choices=choices,
                    required=False,
                    initial="" if known is None else known or NONE,
                )
            if group:
                self.groups.append((column.label, group))

    def shown(self) -> list[tuple[str | Promise, list[tuple[Any, int]]]]:
        """Column → its fields, each with the number of rows."""
        return [
            (label, [(self[field], count) for field, count in group])
            for label, group in self.groups
        ]

    def meanings(self) -> dict[str, dict[str, str]]:
        """Column → plain word → code, as it was said; what was not said is left away."""
        found: dict[str, dict[str, str]] = {}
        for field, (column, word) in self.plain.items():
            code = self.cleaned_data.get(field, "")
            if code:
                found.setdefault(column, {})[word] = "" if code == NONE else code
        return found
