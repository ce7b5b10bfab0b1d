from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

TEAM = ("grid_worker", "community_secretary", "area_doctor", "area_police")

declare("checks.view", _("See presence checks"), roles=(*TEAM, "duty_desk", "leader"))
declare("checks.plan", _("Draw the random checks of a day"), roles=())
declare("checks.record", _("Record what a presence check found"), roles=TEAM)
declare(
    "checks.ask",
    _("Ask a household for its location once"),
    roles=("community_secretary", "area_doctor", "duty_desk"),
)
declare("checks.answer", _("Answer a location check"), roles=())
declare(
    "checks.follow_up",
    _("Call first where a check was not met"),
    roles=("grid_worker", "community_secretary", "area_doctor"),
)
