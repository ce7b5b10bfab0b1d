from django.utils.translation import gettext_lazy as _

from wangdi.aftercare.permissions import VIEW
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="care",
        label=_("After-care"),
        url_name="aftercare:lists",
        icon="phone-check",
        permission=VIEW,
        order=36,
    )
)
