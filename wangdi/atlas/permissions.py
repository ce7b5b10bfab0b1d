"""What may be done with places, on whose own floor nobody knows of permissions."""

from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

AT_THE_DOOR = ("grid_worker", "community_secretary", "duty_desk")
BUSINESS = ("building_captain", "area_doctor", "leader", *AT_THE_DOOR)

declare(
    "territory.view_places",
    _("See places and grids"),
    roles=(*BUSINESS, "area_police", "property_manager", "system_admin"),
)
declare("territory.lay", _("Lay places and draw grids"), roles=("duty_desk", "system_admin"))
declare(
    "atlas.record_visit",
    _("Write down a leader's visit to a community"),
    roles=("leader", "duty_desk"),
)
declare("atlas.set_risk", _("Enter the risk level of a place"), roles=("leader", "duty_desk"))
