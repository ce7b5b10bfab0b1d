from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="reports",
        label=_("Daily report"),
        url_name="reporting:today",
        icon="report",
        permission="reporting.view",
        order=10,
    )
)
add(
    NavItem(
        section="reports",
        label=_("As it stands now"),
        url_name="reporting:live",
        icon="activity",
        permission="reporting.view",
        order=20,
    )
)
add(
    NavItem(
        section="reports",
        label=_("What is open where"),
        url_name="reporting:places",
        icon="shield-check",
        permission="reporting.view",
        order=25,
    )
)
add(
    NavItem(
        section="reports",
        label=_("Forms of upper levels"),
        url_name="reporting:forms",
        icon="file-spreadsheet",
        permission="reporting.fill",
        order=30,
    )
)
add(
    NavItem(
        section="reports",
        label=_("Typed by hand"),
        url_name="reporting:typed",
        icon="keyboard",
        permission="reporting.fill",
        order=40,
    )
)
