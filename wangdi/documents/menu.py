from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="office",
        label=_("Words of papers"),
        url_name="documents:words",
        icon="file-pencil",
        permission="documents.view_words",
        order=60,
    )
)
