"""What stands in the side navigation, what the search box finds, what commands are called."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.home import search, wording
from wangdi.leads import queries, showing
from wangdi.lib.masking import mask_name
from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="doors",
        label=_("Leads"),
        url_name="leads:lists",
        icon="radar-2",
        permission="leads.view",
        order=25,
    )
)


def find(scope: Scope, words: str, limit: int) -> Sequence[search.Hit]:
    return [
        search.Hit(mask_name(lead.name), reverse("leads:lead", args=[lead.pk]), showing.claim(lead))
        for lead in queries.search(scope, words, limit)
    ]


search.register(search.Source("leads", _("Leads"), "leads.view", find, order=30))
for command, label in {
    "leads.register_batch": _("Register a letter"),
    "leads.log_contact": _("Log a call or knock"),
    "leads.settle": _("Settle a lead"),
    "leads.place": _("Assign a lead"),
    "leads.hand_over": _("Hand a lead over"),
    "leads.take_over": _("Answer for a lead that is handed over"),
    "leads.unmask": _("See the number of a lead in full"),
    "leads.answer": _("Make an answer sheet"),
    "leads.object": _("Object to a lead"),
    "leads.decide_objection": _("Decide an objection"),
}.items():
    wording.name_command(command, label)
