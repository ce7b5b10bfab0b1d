from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

ON_THE_ROAD = ("transport", "duty_desk")
AT_THE_DOOR = ("grid_worker", "community_secretary")
IN_CHARGE = ("leader", "area_doctor")

declare(
    "transfer.view",
    _("See who is handed over"),
    roles=(*ON_THE_ROAD, *AT_THE_DOOR, *IN_CHARGE),
)
declare("transfer.see_points", _("See entry points and vehicles"), roles=(*ON_THE_ROAD, "leader"))
declare("transfer.keep_points", _("Open entry points and register vehicles"), roles=ON_THE_ROAD)
declare("transfer.expect", _("Expect returnees"), roles=(*ON_THE_ROAD, "community_secretary"))
declare("transfer.meet", _("Meet returnees at an entry point"), roles=ON_THE_ROAD)
declare("transfer.drive", _("Begin and end trips"), roles=ON_THE_ROAD)
declare("transfer.sign", _("Sign a handover"), roles=(*ON_THE_ROAD, *AT_THE_DOOR))
declare("transfer.settle", _("Say that somebody is at home"), roles=(*AT_THE_DOOR, "duty_desk"))
declare(
    "transfer.refer",
    _("Refer to the health side"),
    roles=(*ON_THE_ROAD, *AT_THE_DOOR, "area_doctor"),
)
declare(
    "transfer.answer",
    _("Answer for those with the health side"),
    roles=("area_doctor", "duty_desk"),
)
