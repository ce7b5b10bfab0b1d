from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "paperday.print",
    _("Print the day of a community on paper"),
    roles=("community_secretary", "duty_desk", "leader"),
)
declare(
    "paperday.enter",
    _("Enter what was written on paper"),
    roles=("grid_worker", "community_secretary", "duty_desk", "leader"),
)
declare(
    "paperday.approve",
    _("Agree to a print of more than 250 rows about health"),
    roles=("leader",),
)
