from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

TEAM = ("grid_worker", "community_secretary", "area_doctor", "duty_desk", "leader")
declare("residents.message", _("Read and answer messages of households in care"), roles=TEAM)
declare(
    "residents.tell",
    _("Tell people what is held about them and why"),
    roles=("grid_worker", "community_secretary", "duty_desk", "leader"),
)
