from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="office",
        label=_("Staff"),
        url_name="staff:workers",
        icon="users-group",
        permission="staff.view_workers",
        order=10,
    )
)
wording.name_command("staff.register_workers", _("Register a worker"))
wording.name_command("staff.record_leaving", _("Record a worker's leaving"))
wording.name_reason("known_user", _("The account is another worker's"))
