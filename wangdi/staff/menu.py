from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import MANAGE_GRANTS
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
add(
    NavItem(
        section="system",
        label=_("Sign-in slips"),
        url_name="staff:accounts",
        icon="printer",
        permission="staff.open_accounts",
        order=5,
    )
)
add(
    NavItem(
        section="system",
        label=_("Roles to be given"),
        url_name="staff:roles",
        icon="key",
        permission=MANAGE_GRANTS,
        order=6,
    )
)
wording.name_command("staff.open_accounts", _("Open an account for a worker"))
wording.name_reason("has_account", _("He has an account, or serves no longer"))
wording.name_command("staff.register_workers", _("Register a worker"))
wording.name_command("staff.record_leaving", _("Record a worker's leaving"))
wording.name_reason("known_user", _("The account is another worker's"))
