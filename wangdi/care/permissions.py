from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

DESK = ("duty_desk", "leader")
TEAM = ("grid_worker", "community_secretary", "area_doctor")
GOODS = ("property_manager", "supplies_keeper")
COUNSEL = ("counsellor",)

declare("care.view", _("See what households asked for"), roles=(*TEAM, *DESK))
declare("care.view_goods", _("See goods and waste to carry"), roles=(*TEAM, *DESK, *GOODS))
declare("care.open", _("Open an order"), roles=(*TEAM, *DESK, *GOODS, *COUNSEL))
declare("care.ask", _("Ask for something on behalf of a household"), roles=(*TEAM, *DESK))
declare("care.handle", _("Do what households asked for"), roles=(*TEAM, "duty_desk"))
declare(
    "care.deliver",
    _("Take, bring and hand in orders"),
    roles=(*TEAM, "duty_desk", *GOODS, *COUNSEL),
)
declare("care.decline", _("Decline an order"), roles=("community_secretary", *DESK))
declare("care.decline_lifeline", _("Decline a lifeline order, with a reason"), roles=("leader",))
declare(
    "care.plan",
    _("Plan delivery runs, waste and supply points"),
    roles=("community_secretary", "duty_desk"),
)
declare("care.wellbeing", _("Ask how somebody is"), roles=TEAM)
declare(
    "care.see_wellbeing",
    _("See answers about how somebody is"),
    roles=("community_secretary", "area_doctor"),
)
declare("care.counsel", _("Counsel, and keep notes that nobody else opens"), roles=COUNSEL)
declare("care.teams", _("See the three team queues"), roles=("community_secretary", *DESK))
