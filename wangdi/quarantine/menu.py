from django.utils.translation import gettext_lazy as _

from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="work",
        label=_("Home quarantine"),
        url_name="quarantine:lists",
        icon="home-heart",
        permission="quarantine.view",
        order=30,
    )
)
