from django.utils.translation import gettext_lazy as _

from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="office",
        label=_("Rules in force"),
        url_name="profiles:in_force",
        icon="scale",
        permission="profiles.view",
        order=40,
    )
)
