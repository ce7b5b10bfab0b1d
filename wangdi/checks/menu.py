from django.utils.translation import gettext_lazy as _

from wangdi.checks.rules.states import SENTENCES
from wangdi.home import wording
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="care",
        label=_("Presence checks"),
        url_name="checks:checks",
        icon="user-check",
        permission="checks.view",
        order=31,
    )
)
for _name, _label in {
    "checks.plan": _("Draw random checks"),
    "checks.ask": _("Ask for a location"),
    "checks.record": _("Record a presence check"),
    "checks.answer": _("Answer a location check"),
    "checks.follow_up": _("Call first after a check"),
}.items():
    wording.name_command(_name, _label)
for _code, _sentence in SENTENCES.items():
    wording.name_reason(_code, _sentence)
