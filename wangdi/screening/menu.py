from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="doors",
        label=_("Canvass"),
        url_name="screening:rounds",
        icon="door",
        permission="screening.view",
        order=10,
    )
)
add(
    NavItem(
        section="doors",
        label=_("Returnees"),
        url_name="screening:arrivals",
        icon="plane-arrival",
        permission="screening.view_arrivals",
        order=20,
    )
)
add(
    NavItem(
        section="doors",
        label=_("Expected"),
        url_name="screening:expected",
        icon="calendar-user",
        permission="screening.view_expected",
        order=18,
    )
)
add(
    NavItem(
        section="doors",
        label=_("Vehicles back"),
        url_name="screening:vehicles",
        icon="car",
        permission="screening.view_vehicles",
        order=22,
    )
)
