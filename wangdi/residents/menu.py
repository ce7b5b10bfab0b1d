from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="care",
        label=_("Messages from home"),
        url_name="residents:threads",
        icon="message",
        permission="residents.message",
        order=60,
    )
)
add(
    NavItem(
        section="care",
        label=_("Links of households"),
        url_name="residents:links",
        icon="qrcode",
        permission="links.manage",
        order=61,
    )
)
add(
    NavItem(
        section="care",
        label=_("Still to be told"),
        url_name="residents:untold",
        icon="file-info",
        permission="residents.tell",
        order=62,
    )
)
