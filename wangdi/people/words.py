"""What happened to households and people, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.people.models import Departure

VERBS: dict[str, str | Promise] = {
    "people.household_registered": _("Household registered"),
    "people.household_registered.annulled": _("Registration annulled"),
    "people.person_added": _("Person added"),
    "people.person_added.annulled": _("Adding annulled"),
    "people.person_born": _("Born"),
    "people.person_born.annulled": _("Birth annulled"),
    "people.person_corrected": _("Entry corrected"),
    "people.person_corrected.annulled": _("Correction annulled"),
    "people.needs_set": _("Needs written down"),
    "people.needs_set.annulled": _("Needs set back"),
    "people.person_departed": _("Left this home"),
    "people.person_departed.annulled": _("Leaving annulled"),
    "people.person_moved.annulled": _("Move taken back"),
    "people.person_returned.annulled": _("Coming back annulled"),
    "people.household_moved.annulled": _("Move of the household taken back"),
    "people.person_merged": _("Merged into another entry of the same person"),
    "people.person_unmerged": _("Separated again from the other entry"),
    "people.people_merged": _("Another entry of the same person merged"),
    "people.people_merged.annulled": _("Merge undone"),
    "people.unmasked": _("Looked at a full number"),
    "people.file_printed": _("Printed the file"),
    "people.door_changed": _("Use of the home changed"),
    "people.door_changed.annulled": _("Change of use taken back"),
}
WHY: dict[str, str | Promise] = {
    Departure.DIED: _("Died"),
    Departure.MISTAKE: _("Taken out: entered by mistake"),
}
