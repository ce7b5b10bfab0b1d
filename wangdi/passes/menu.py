from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.passes.rules import acting, issuing
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="gates",
        label=_("Passes"),
        url_name="passes:passes",
        icon="id-badge-2",
        permission="passes.view",
        order=41,
    )
)
navigation.add(
    NavItem(
        section="office",
        label=_("Keys that sign passes"),
        url_name="passes:keys",
        icon="key",
        permission="passes.keys",
        order=60,
    )
)
for _name, _label in {
    "passes.issue": _("Issue a pass"),
    "passes.block": _("Block a pass for now"),
    "passes.make_void": _("Make a pass void"),
    "passes.revoke": _("Revoke a pass"),
    "passes.renew": _("Change the end of a pass"),
    "passes.replace": _("Replace a lost pass"),
    "passes.print": _("Print a pass"),
    "passes.name_phone": _("Show a pass on a telephone"),
    "passes.rotate_key": _("Renew the key that signs passes"),
}.items():
    wording.name_command(_name, _label)
for _code, _sentence in {**issuing.SENTENCES, **acting.SENTENCES}.items():
    wording.name_reason(str(_code), _sentence)
