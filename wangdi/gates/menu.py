from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="gates",
        label=_("Gates"),
        url_name="gates:board",
        icon="barrier-block",
        permission="gates.view",
        order=5,
    )
)
navigation.add(
    NavItem(
        section="gates",
        label=_("Plan the entrances"),
        url_name="gates:planning",
        icon="calculator",
        permission="gates.plan",
        order=42,
    )
)
for _name, _label in {
    "gates.decide_entrances": _("Decide which entrances stay open"),
    "gates.cross": _("Cross at a gate"),
    "gates.annul_crossing": _("Take a crossing back"),
    "gates.answer_alarm": _("Answer an alarm of a gate"),
    "gates.trace": _("Read somebody's crossings"),
    "gates.leave_goods": _("Leave goods at a gate"),
    "gates.fetch_goods": _("Fetch goods from a gate"),
    "gates.type_book": _("Type a page of a gate book"),
    "gates.look_at_book": _("Look at a page of a gate book"),
}.items():
    wording.name_command(_name, _label)
for _code, _sentence in {
    "another_hand": _("Recorded by somebody else"),
    "too_late": _("Later than 15 minutes"),
    "looked_at": _("Looked at already"),
    "same_person": _("Typed by the same person"),
    "fetched": _("Fetched already"),
}.items():
    wording.name_reason(_code, _sentence)
