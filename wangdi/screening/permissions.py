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
declare("screening.allot", _("Give doors to workers"), roles=("community_secretary", "duty_desk"))
declare(
    "screening.sheets",
    _("Print door lists and enter them"),
    roles=("grid_worker", "community_secretary", "duty_desk"),
)
declare("screening.view_expected", _("See who is expected"), roles=("grid_worker", *IN_CHARGE))
declare(
    "screening.receive",
    _("Receive those who declared to come"),
    roles=("grid_worker", "community_secretary", "duty_desk"),
)
declare("screening.list_areas", _("Keep the list of key areas"), roles=("duty_desk",))
declare(
    "screening.decide_class",
    _("Decide the class of a returnee"),
    roles=("community_secretary", "duty_desk"),
)
declare(
    "screening.log_vehicle",
    _("Log vehicles back from elsewhere"),
    roles=(*AT_THE_DOOR, "property_manager", "duty_desk"),
)
declare(
    "screening.view_vehicles",
    _("See vehicles back from elsewhere"),
    roles={*AT_THE_DOOR, "property_manager", *IN_CHARGE},
)
declare("screening.export_arrivals", _("Export lists of returnees"), roles=IN_CHARGE)
