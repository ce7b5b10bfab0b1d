from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

VIEW, RECORD, HANDLE = "testing.view", "testing.record", "testing.handle"
declare(
    VIEW,
    _("See test results"),
    roles=("area_doctor", "community_secretary", "duty_desk", "leader"),
)
declare(RECORD, _("Enter and correct test results"), roles=("area_doctor", "duty_desk"))
declare(HANDLE, _("Report a positive result"), roles=("area_doctor", "duty_desk"))
