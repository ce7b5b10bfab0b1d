"""What stands in the side navigation and in the user's menu."""

from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import SIGNED_IN
from wangdi.home.helping import sentences
from wangdi.ui.navigation import MenuItem, NavItem, add, add_menu, set_help, set_search

# icons: home inbox checks help
add(
    NavItem(
        section="today",
        label=_("Start page"),
        url_name="home:start",
        icon="home",
        permission=SIGNED_IN,
        order=0,
    )
)
add(
    NavItem(
        section="office",
        label=_("Kept for a person"),
        url_name="home:review",
        icon="inbox",
        permission="home.review",
        order=80,
    )
)
add(
    NavItem(
        section="office",
        label=_("Second person"),
        url_name="home:approvals",
        icon="checks",
        permission="home.approve",
        order=81,
    )
)
add_menu(MenuItem(label=_("How things work here"), url_name="home:help", icon="help", order=50))
set_search("home:search")
set_help(sentences)
