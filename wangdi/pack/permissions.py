from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

TEAM = ("grid_worker", "community_secretary", "area_doctor")
declare(
    "pack.view",
    _("See the papers of a home quarantine"),
    roles=(*TEAM, "duty_desk", "leader"),
)
declare("pack.prepare", _("Make the papers ready"), roles=(*TEAM, "duty_desk"))
declare("pack.deliver", _("Record that a paper was delivered or signed"), roles=TEAM)
declare("pack.print", _("Print papers in bulk"), roles=("community_secretary", "duty_desk"))
declare("pack.approve_print", _("Approve a large print"), roles=("leader",))
