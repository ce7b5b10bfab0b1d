from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "documents.read",
    _("Read issued documents"),
    roles=("grid_worker", "community_secretary", "area_doctor", "duty_desk", "leader"),
)
