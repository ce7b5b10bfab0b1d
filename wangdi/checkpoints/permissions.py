from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

KEEPING = ("community_secretary", "duty_desk")

declare(
    "checkpoints.view",
    _("See checkpoints"),
    roles=(
        "gate_guard",
        "grid_worker",
        "building_captain",
        "area_police",
        "property_manager",
        "leader",
        *KEEPING,
    ),
)
declare("checkpoints.keep", _("Keep the register of checkpoints"), roles=KEEPING)
declare("checkpoints.order", _("Record orders that close a compound"), roles=("leader", *KEEPING))
