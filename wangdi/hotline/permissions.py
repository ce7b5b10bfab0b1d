from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

CLERKS = ("hotline_clerk", "duty_desk")
PLACES = ("community_secretary", "grid_worker")

declare("hotline.view", _("See tickets of the hotline"), roles=(*CLERKS, *PLACES, "leader"))
declare("hotline.record", _("Take calls"), roles=(*CLERKS, "community_secretary"))
declare("hotline.assign", _("Classify and assign tickets"), roles=CLERKS)
declare("hotline.accept", _("Accept tickets or give them back"), roles=(*PLACES, "duty_desk"))
declare(
    "hotline.handle",
    _("Handle tickets"),
    roles=(*PLACES, "area_doctor", "duty_desk"),
)
declare(
    "hotline.reply", _("Answer callers and close tickets"), roles=(*CLERKS, "community_secretary")
)
declare("hotline.see_caller", _("See a caller's number, for a purpose"), roles=CLERKS)
declare("hotline.figures", _("See how fast tickets are answered"), roles=(*CLERKS, "leader"))
