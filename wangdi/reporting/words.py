"""What the codes of this room are called."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.reporting.rules import chain

STATES = {
    chain.UPCOMING: _("Not due yet"),
    chain.SILENT: _("Silent"),
    chain.STATED: _("Signed"),
    chain.NIL: _("Nil report"),
    chain.SENT_BACK: _("Sent back"),
    chain.ACCEPTED: _("Accepted above"),
}
GUARDED = {
    "calm": (_("Nothing open"), "bamboo", "✓"),
    "open": (_("Something open"), "indigo", "◐"),
    "alarm": (_("Needs a look now"), "amber", "▲"),
}
LEVELS = {
    "office": _("By subdistrict"),
    "area": _("By area"),
    "community": _("By community"),
    "large": _("By large grid"),
    "grid": _("By grid"),
}

wording.name_command("reporting.accept", _("Accept a day"))
wording.name_command("reporting.send_back", _("Send a day back"))
wording.name_command("reporting.hand_up", _("Hand a day up"))
wording.name_command("reporting.answer", _("Answer a question about a number"))
wording.name_command("reporting.add_form", _("Bring in an upper level's form"))
wording.name_command("reporting.map_cell", _("Map a cell of a form"))
wording.name_command("reporting.save_form", _("Save the mapping of a form"))
wording.name_command("reporting.retire_form", _("Retire a form"))
wording.name_command("reporting.type_value", _("Type a value into a form"))

UNIT, NOW = _("Unit"), _("Now")
SAME_HOUR, CHANGE = _("Yesterday, same hour"), _("Change")
