from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
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
add(
    NavItem(
        section="force",
        label=_("Who stands in for whom"),
        url_name="duties:stand_ins",
        icon="users",
        permission="duties.stand_in",
        order=15,
    )
)
wording.name_command("duties.stand_in", _("Let somebody stand in for an absent person"))
wording.name_reason("stood_in", _("Somebody stands in already"))
wording.name_reason("not_able", _("The person has no role in the work here"))
