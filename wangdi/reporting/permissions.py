from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "reporting.view",
    _("See the daily report"),
    roles=("community_secretary", "duty_desk", "leader"),
)
declare("reporting.sign", _("Sign a community's day"), roles=("community_secretary", "duty_desk"))
declare("reporting.freeze", _("Freeze and correct the daily report"), roles=("duty_desk",))
