from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="care",
        label=_("Key zones"),
        url_name="zones:zones",
        icon="map-pin-heart",
        permission="zones.view",
        order=32,
    )
)
for _name, _label in {
    "zones.open": _("Open a key zone"),
    "zones.close": _("Close a key zone"),
}.items():
    wording.name_command(_name, _label)
