from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

OPENING = ("community_secretary", "duty_desk", "leader")

declare("zones.view", _("See key zones"), roles=("grid_worker", "area_doctor", *OPENING))
declare("zones.open", _("Open and close key zones"), roles=OPENING)
