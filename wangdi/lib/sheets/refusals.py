"""Why a file is not read, as a sentence for the person who brought it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SheetRefused(Exception):
    """A file that is not read; `code` for grouping, `sentence` says what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence: str | Promise = SENTENCES[code]


SENTENCES: dict[str, str | Promise] = {
    "wrong_type": _("This file is not a spreadsheet: bring an .xlsx, .xls, .ods or .csv file."),
    "encrypted": _("This workbook has a password: take the password off and bring it again."),
    "bomb": _("This file unpacks to far more than it holds: it was refused and not opened."),
    "too_large": _("This file is too large: at most 250,000 rows and 78 columns are read."),
    "damaged": _("This file is damaged: save it again in your spreadsheet program and retry."),
    "encoding": _("The characters of this file cannot be read: save it as CSV UTF-8."),
    "empty": _("This file holds no rows."),
    "no_header": _(
        "No row with column names was found: the names of the columns must stand above the data."
    ),
    "no_sheet": _("The workbook has no such sheet."),
}
