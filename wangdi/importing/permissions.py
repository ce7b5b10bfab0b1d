from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "importing.import",
    _("Bring records by spreadsheet"),
    roles=("community_secretary", "duty_desk"),
)
