from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

STREET = ("grid_worker", "community_secretary", "area_police")
DESK = ("duty_desk", "leader")

declare("patrol.view", _("See patrols, findings and venues"), roles=(*STREET, *DESK))
declare("patrol.walk", _("Walk a patrol and tell what was found"), roles=(*STREET, "duty_desk"))
declare(
    "patrol.assign", _("Give a finding to a named person"), roles=("community_secretary", *DESK)
)
declare("patrol.answer", _("Answer for a finding"), roles=(*STREET, "duty_desk"))
declare("patrol.look", _("Look at a finding again"), roles=(*STREET, *DESK))
declare("patrol.lay_zones", _("Lay patrol zones"), roles=("community_secretary", "duty_desk"))
declare(
    "patrol.check_venues",
    _("Check venues and two codes at their doors"),
    roles=(*STREET, "duty_desk"),
)
declare("patrol.register_venues", _("Register venues"), roles=("community_secretary", "duty_desk"))
declare(
    "patrol.see_owner",
    _("See a venue owner's telephone, with a purpose"),
    roles=("community_secretary", "duty_desk"),
)
declare("patrol.order", _("Order venues closed, open or without banquets"), roles=DESK)
declare("patrol.approve_order", _("Agree to a venue order as second person"), roles=("leader",))
