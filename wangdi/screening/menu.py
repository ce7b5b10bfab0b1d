from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="work",
        label=_("Canvass"),
        url_name="screening:rounds",
        icon="door",
        permission="screening.view",
        order=10,
    )
)
add(
    NavItem(
        section="work",
        label=_("Returnees"),
        url_name="screening:arrivals",
        icon="plane-arrival",
        permission="screening.view_arrivals",
        order=20,
    )
)
