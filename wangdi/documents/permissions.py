from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "documents.read",
    _("Read issued documents"),
    roles=("grid_worker", "community_secretary", "area_doctor", "duty_desk", "leader"),
)
declare(
    "documents.delete_attachment",
    _("Delete an attached file for good"),
    roles=("community_secretary", "duty_desk"),
)
