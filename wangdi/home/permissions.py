from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare
from wangdi.access.roles import ROLES

BUSINESS = tuple(role.name for role in ROLES.values() if role.business)
DECIDERS = ("community_secretary", "area_doctor", "duty_desk", "leader", "supplies_keeper")

declare("home.review", _("Look at what was kept for a person"), roles=BUSINESS)
declare("home.review_unplaced", _("Look at kept records without a place"), roles=("duty_desk",))
declare("home.approve", _("See what waits for a second person"), roles=DECIDERS)
