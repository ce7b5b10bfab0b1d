from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

WORKERS = (
    *("grid_worker", "building_captain", "community_secretary", "area_doctor", "area_police"),
    *("property_manager", "duty_desk", "leader", "supplies_keeper", "transport", "gate_guard"),
)
DESK = ("community_secretary", "duty_desk", "leader")

declare("field.work", _("Sign in on a phone in the field and record there"), roles=WORKERS)
declare("field.view", _("See phones in the field and what they have not sent"), roles=DESK)
declare(
    "field.manage",
    _("Let workers sign in on phones, revoke phones, take in what they hand over"),
    roles=("community_secretary", "duty_desk"),
)
