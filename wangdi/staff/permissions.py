from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "staff.view_workers",
    _("See who works where"),
    roles=(
        *("grid_worker", "building_captain", "community_secretary", "area_doctor"),
        *("area_police", "property_manager", "duty_desk", "leader", "system_admin"),
    ),
)
declare(
    "staff.register",
    _("Register workers and their leaving"),
    roles=("community_secretary", "duty_desk", "system_admin"),
)
declare(
    "staff.open_accounts",
    _("Open accounts for workers and print their slips"),
    roles=("system_admin",),
)
