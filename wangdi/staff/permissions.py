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
KEEPERS = ("community_secretary", "duty_desk")
declare(
    "staff.view_units",
    _("See units, forces and who was lent where"),
    roles=("grid_worker", *KEEPERS, "leader"),
)
declare("staff.form_units", _("Form units and say who belongs to them"), roles=KEEPERS)
declare("staff.second", _("Lend people to communities and note their reporting"), roles=KEEPERS)
declare(
    "staff.readiness",
    _("Note what somebody can do and when"),
    roles=("grid_worker", *KEEPERS),
)
declare("staff.letters", _("Take in and answer sign-up letters"), roles=KEEPERS)
