"""What stands in the side navigation, and words for the box of what waits."""
# icons: printer photo-scan

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.ui.navigation import NavItem, add

for _label, _url, _icon, _permission, _order in (
    (_("The day on paper"), "paperday:choose", "printer", "paperday.print", 30),
    (_("Enter paper"), "paperday:scan", "photo-scan", "paperday.enter", 31),
):
    add(
        NavItem(
            section="today",
            label=_label,
            url_name=_url,
            icon=_icon,
            permission=_permission,
            order=_order,
        )
    )
wording.name_command("paperday.print", _("Print a community's day"))
wording.name_reason("paper_elsewhere", _("Of another community, or gone"))
