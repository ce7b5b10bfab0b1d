from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="people",
        label=_("Imports"),
        url_name="importing:runs",
        icon="table-import",
        permission="importing.import",
        order=60,
    )
)
