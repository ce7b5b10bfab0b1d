from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

AT_THE_DOOR = ("grid_worker", "building_captain", "community_secretary")
IN_CHARGE = ("community_secretary", "duty_desk", "leader")

declare("screening.visit", _("Record a door visit"), roles=AT_THE_DOOR)
declare("screening.view", _("See rounds of the canvass"), roles={*AT_THE_DOOR, *IN_CHARGE})
declare(
    "screening.open_round", _("Open and close rounds"), roles=("community_secretary", "duty_desk")
)
declare("screening.record_arrival", _("Register a returnee"), roles=(*AT_THE_DOOR, "duty_desk"))
declare(
    "screening.view_arrivals",
    _("See who came back"),
    roles=("grid_worker", "area_doctor", *IN_CHARGE),
)
