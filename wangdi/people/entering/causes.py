"""Why a row of a ledger is looked at: codes, headings, sentences, and what may be answered."""

from django.utils.translation import gettext_lazy as _

from wangdi.importing.kinds import Cause
from wangdi.lib.identifiers.checked import Problem

APPLY, REVIEW, LEAVE_OUT, WITHOUT, TAKE = "apply", "review", "leave_out", "without", "take"
KEEP_OR_DROP = (REVIEW, LEAVE_OUT)
VALUE = (REVIEW, WITHOUT, LEAVE_OUT)
REMARK = (APPLY, REVIEW, LEAVE_OUT)
LOOKS_LIKE = (REVIEW, TAKE, LEAVE_OUT)
UPDATE, KEEP_OLD = "update", "keep_old"
CHANGES = (REVIEW, UPDATE, KEEP_OLD, LEAVE_OUT)

CAUSES = (
    Cause("name_missing", _("No name"), _("Nobody can be entered without a name.")),
    Cause("name_odd", _("Odd name"), _("The name holds digits or signs, or is very long.")),
    Cause("building_unknown", _("Unknown building"),
          _("No such building is laid out in this community. Say which one is meant, or have it "
            "added to the places first.")),
    Cause("outside", _("Outside your places"),
          _("These homes are in a community that you do not work for. They are kept for those who "
            "do.")),
    Cause("room_missing", _("No room number"), _("A home is found by building, unit and room.")),
    Cause("digits_lost", _("Digits lost"),
          _("The spreadsheet has lost the last digits of these numbers: copy them again as text.")),
    Cause("id_impossible", _("Impossible document number"),
          _("The number does not have the form of its document.")),
    Cause("id_check", _("Check the ID number"),
          _("The last character does not fit the others: a slip of the pen is likely.")),
    Cause("id_region", _("Odd beginning of the ID number"),
          _("The ID number begins with a code that no province has.")),
    Cause("id_practice", _("Numbers for practice"), _("Numbers that belong to nobody.")),
    Cause("phone_odd", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("date_odd", _("Not a date"),
          _("Write dates as 2020-02-10; a birth date is not in the future.")),
    Cause("year_assumed", _("Year assumed"),
          _("No year was written: the latest such day that has passed is taken.")),
    Cause("phones_several", _("Several telephone numbers"),
          _("The first is taken; the others are not stored.")),
    Cause("formula_failed", _("Formula failed"),
          _("The spreadsheet shows an error here (#REF! or the like) and no value.")),
    Cause("birth_differs", _("Birth date differs from the ID number"),
          _("The date of the column is taken; look at both.")),
    Cause("sex_differs", _("Sex differs from the ID number"),
          _("The word of the column is taken; look at both.")),
    Cause("word_unknown", _("Unknown word"),
          _("This word is not one of ours. It is kept in the note, so that nothing is lost.")),
    Cause("too_long", _("Too long"), _("This text is longer than its place.")),
    Cause("grid_differs", _("Grid differs"),
          _("The grid is taken from the building, where it is drawn otherwise.")),
    Cause("same_person", _("Same person again"),
          _("The same number or the same name and birth date, at the same door: already there.")),
    Cause("changed", _("There already, with other values"),
          _("The same person at the same door, but a telephone or the like was written otherwise "
            "before. Take the new values, or keep what is there.")),
    Cause("moved", _("Same person at another door"),
          _("The same name and number stand at another door. He may have moved.")),
    Cause("same_number", _("Same document number"),
          _("Somebody of another name carries this number: one of the two is wrong.")),
    Cause("same_name", _("Same name, birth date and door"),
          _("Alike, but with different document numbers.")),
    Cause("same_phone", _("Same name and telephone"),
          _("Perhaps the same person at another door.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}

_OF_IDENTIFIERS = {
    "digits_lost": "digits_lost",
    "check_digit": "id_check",
    "region": "id_region",
    "practice_number": "id_practice",
}


def of_number(problem: Problem) -> str:
    """The cause that a problem or warning of a document number belongs to."""
    return _OF_IDENTIFIERS.get(problem.code, "id_impossible")
