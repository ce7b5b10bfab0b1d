from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare
from wangdi.access.roles import ROLES

BUSINESS = tuple(role.name for role in ROLES.values() if role.business)
OVERSEERS = ("community_secretary", "duty_desk", "leader")

declare("duties.view_my_day", _("See one's own duties"), roles=BUSINESS)
declare("duties.view_who_has_not", _("See who has not done what is due"), roles=OVERSEERS)
declare("duties.waive", _("Waive a duty"), roles=OVERSEERS)
declare("duties.hand_over", _("Hand a duty over to somebody else"), roles=OVERSEERS)
declare("duties.stand_in", _("Let somebody stand in for an absent person"), roles=OVERSEERS)
declare("duties.climb", _("Let late duties climb"), roles=())
