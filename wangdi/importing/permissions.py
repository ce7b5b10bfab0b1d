from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "importing.import",
    _("Bring records by spreadsheet"),
    roles=("community_secretary", "duty_desk"),
)

declare(
    "importing.undo",
    _("Undo a whole import"),
    roles=("community_secretary", "duty_desk"),
)
declare(
    "importing.approve_undo",
    _("Agree to the undoing of a large import"),
    roles=("community_secretary", "duty_desk", "leader"),
)
