from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "links.manage",
    _("Give a household its link, renew its PIN, revoke it"),
    roles=("grid_worker", "community_secretary", "area_doctor", "duty_desk", "leader"),
)
