from django.utils.translation import gettext_lazy as _

from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="care",
        label=_("Home quarantine"),
        url_name="quarantine:lists",
        icon="home-heart",
        permission="quarantine.view",
        order=30,
    )
)
navigation.add(
    NavItem(
        section="care",
        label=_("Doctor's list"),
        url_name="quarantine:doctor",
        icon="stethoscope",
        permission="quarantine.see_health",
        order=31,
    )
)
navigation.add(
    NavItem(
        section="care",
        label=_("Requests to the police officer"),
        url_name="quarantine:requests",
        icon="map-pin-question",
        permission="quarantine.answer_help",
        order=32,
    )
)
navigation.add(
    NavItem(
        section="care",
        label=_("Releases"),
        url_name="quarantine:releases",
        icon="door-exit",
        permission="quarantine.see_health",
        order=33,
    )
)
navigation.add(
    NavItem(
        section="reports",
        label=_("How early"),
        url_name="quarantine:earlies",
        icon="hourglass",
        permission="quarantine.see_health",
        order=60,
    )
)
