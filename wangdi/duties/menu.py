from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="today",
        label=_("My day"),
        url_name="duties:my_day",
        icon="list-check",
        permission="duties.view_my_day",
        order=10,
    )
)
add(
    NavItem(
        section="today",
        label=_("Who has not"),
        url_name="duties:who_has_not",
        icon="user-question",
        permission="duties.view_who_has_not",
        order=20,
    )
)
