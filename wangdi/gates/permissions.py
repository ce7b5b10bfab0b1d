from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

AT_THE_GATE = ("gate_guard", "grid_worker", "property_manager", "community_secretary")

declare(
    "gates.view",
    _("See the gates and their counts"),
    roles=(*AT_THE_GATE, "duty_desk", "leader", "area_doctor"),
)
declare("gates.cross", _("Let pass or turn back at a gate"), roles=(*AT_THE_GATE, "duty_desk"))
declare("gates.shelve", _("Keep the shelf of goods at a gate"), roles=(*AT_THE_GATE, "duty_desk"))
declare(
    "gates.enter_book",
    _("Enter the gate book kept on paper"),
    roles=("grid_worker", "property_manager", "community_secretary", "duty_desk"),
)
declare(
    "gates.trace",
    _("Read when somebody crossed, and who crossed with him"),
    roles=("community_secretary", "area_doctor", "duty_desk"),
)
declare(
    "gates.answer",
    _("Answer for somebody held at a gate"),
    roles=("grid_worker", "community_secretary", "area_doctor", "duty_desk"),
)
declare(
    "gates.plan",
    _("Decide which entrances of a compound stay open"),
    roles=("community_secretary", "duty_desk", "leader"),
)
