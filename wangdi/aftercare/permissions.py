from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

VIEW, CALL, OPEN = "aftercare.view", "aftercare.call", "aftercare.open"
CALLERS = ("grid_worker", "community_secretary", "area_doctor", "duty_desk")
declare(VIEW, _("See the calls after a release"), roles=(*CALLERS, "leader"))
declare(CALL, _("Call people after their release"), roles=CALLERS)
declare(OPEN, _("Begin and end the calls after a release"), roles=("duty_desk",))
