"""The administrators' entries in the side navigation."""

from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import MANAGE_GRANTS, MANAGE_USERS, VIEW_AUDIT
from wangdi.ui.navigation import NavItem, add

# icons: key users list-search
ENTRIES = (
    (_("Roles"), "access:people", "key", MANAGE_GRANTS),
    (_("Sign-in accounts"), "access:accounts", "users", MANAGE_USERS),
    (_("Who did what"), "access:events", "list-search", VIEW_AUDIT),
)
for order, (label, url_name, icon, permission) in enumerate(ENTRIES):
    add(
        NavItem(
            section="system",
            label=label,
            url_name=url_name,
            icon=icon,
            permission=permission,
            order=order,
        )
    )
