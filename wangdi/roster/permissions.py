from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

AT_POSTS = ("grid_worker", "property_manager", "gate_guard")
KEEPERS = ("community_secretary", "duty_desk")

declare(
    "roster.view",
    _("See posts, shifts and who stands there"),
    roles=(*AT_POSTS, *KEEPERS, "building_captain", "area_police", "leader"),
)
declare("roster.plan", _("Open posts and plan who stands there"), roles=KEEPERS)
declare(
    "roster.stand",
    _("Sign in at a post, rest, hand over, and issue what is needed"),
    roles=(*AT_POSTS, *KEEPERS),
)
declare("roster.verify", _("Verify service and redeem points"), roles=KEEPERS)
declare("roster.call_out", _("Call out an on-call team"), roles=("duty_desk", "leader"))
declare(
    "roster.reply",
    _("Say who of a team is coming"),
    roles=("grid_worker", *KEEPERS, "leader"),
)
