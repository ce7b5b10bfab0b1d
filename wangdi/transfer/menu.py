from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="doors",
        label=_("Handover"),
        url_name="transfer:today",
        icon="bus",
        permission="transfer.view",
        order=25,
    )
)
