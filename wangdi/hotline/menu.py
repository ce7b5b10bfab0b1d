from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="doors",
        label=_("Hotline"),
        url_name="hotline:lists",
        icon="headset",
        permission="hotline.view",
        order=80,
    )
)
