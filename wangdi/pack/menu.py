from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="care",
        label=_("Print papers"),
        url_name="pack:choose",
        icon="printer",
        permission="pack.print",
        order=45,
    )
)
