from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

BUSINESS = (
    "grid_worker",
    "building_captain",
    "community_secretary",
    "area_doctor",
    "area_police",
    "property_manager",
    "duty_desk",
    "leader",
    "supplies_keeper",
)
declare("profiles.view", _("See which rules are in force"), roles=BUSINESS)
declare("profiles.load", _("Load rules from files"), roles=())
declare("profiles.activate", _("Prepare a change of rules"), roles=("duty_desk", "leader"))
declare("profiles.approve", _("Approve a change of rules"), roles=("leader",))
