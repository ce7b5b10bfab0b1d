from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

DESKS = ("community_secretary", "duty_desk")
CHECKING = ("grid_worker", *DESKS)

declare("leads.view", _("See leads"), roles=(*CHECKING, "leader"))
declare("leads.receive", _("Take in lists of leads"), roles=DESKS)
declare("leads.check", _("Contact, verify and settle leads"), roles=CHECKING)
declare("leads.place", _("Assign leads to a grid or community"), roles=DESKS)
declare("leads.hand_over", _("Hand a misdirected lead over"), roles=CHECKING)
declare("leads.take_over", _("Accept a lead that is handed over"), roles=DESKS)
declare("leads.unmask", _("See the number of a lead in full"), roles=CHECKING)
declare("leads.answer", _("Answer the sender of leads"), roles=DESKS)
declare("leads.approve_answer", _("Approve a large answer with full numbers"), roles=("leader",))
declare("leads.decide_objection", _("Decide objections against leads"), roles=(*DESKS, "leader"))
