from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "reporting.view",
    _("See the daily report"),
    roles=("community_secretary", "duty_desk", "leader"),
)
declare("reporting.sign", _("Sign a community's day"), roles=("community_secretary", "duty_desk"))
declare(
    "reporting.accept",
    _("Accept a day from below or send it back"),
    roles=("duty_desk", "leader"),
)
declare("reporting.hand_up", _("Hand an office's day up"), roles=("duty_desk",))
declare("reporting.freeze", _("Freeze and correct the daily report"), roles=("duty_desk",))
declare("reporting.map", _("Map an upper level's forms"), roles=("duty_desk",))
declare(
    "reporting.fill",
    _("Fill an upper level's form"),
    roles=("community_secretary", "duty_desk"),
)
