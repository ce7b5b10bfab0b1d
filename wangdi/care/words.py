"""Names of commands and reasons, as the review box and approvals say them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMMANDS: dict[str, str | Promise] = {
    "care.ask": _("Order for a home"),
    "care.accept": _("Take an order"),
    "care.start": _("An order is under way"),
    "care.give_back": _("Give an order back"),
    "care.deliver": _("Delivery at the door"),
    "care.confirm": _("Confirmation of a household"),
    "care.problem": _("Problem with an order"),
    "care.mend": _("A problem was put right"),
    "care.cancel": _("Order no longer needed"),
    "care.decline": _("Decline an order"),
    "care.decline_lifeline": _("Decline a lifeline order, with a reason"),
    "care.run": _("Delivery run"),
    "care.set_chain": _("Person, bin and vehicle for waste"),
    "care.open_point": _("Supply point"),
    "care.change_point": _("Change of a supply point"),
    "care.close_point": _("Close a supply point"),
    "care.wellbeing": _("Answers about how somebody is"),
    "care.decide_wellbeing": _("Decision about a referral"),
    "care.note": _("Note of a counsellor"),
}
REASONS: dict[str, str | Promise] = {
    "unknown_kind": _("Not in the catalogue"),
    "lifeline": _("A lifeline is not turned away"),
    "many": _("Much is open already"),
}
