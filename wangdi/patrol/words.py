"""Names of commands and reasons, as the review box and approvals say them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMMANDS: dict[str, str | Promise] = {
    "patrol.find": _("Finding of a patrol"),
    "patrol.add_photo": _("Picture of a place"),
    "patrol.assign": _("Give a finding to a named person"),
    "patrol.answer": _("Answer for a finding"),
    "patrol.close": _("Finding looked at again: put right"),
    "patrol.send_back": _("Finding looked at again: not put right"),
    "patrol.drop": _("Finding that was none"),
    "patrol.lay_zone": _("Patrol zone"),
    "patrol.change_zone": _("Change of a patrol zone"),
    "patrol.close_zone": _("Close a patrol zone"),
    "patrol.record_round": _("Patrol round"),
    "patrol.register_venue": _("Venue"),
    "patrol.change_venue": _("Change of a venue"),
    "patrol.give_up_venue": _("Venue that is there no longer"),
    "patrol.show_owner": _("See a venue owner's telephone, with a purpose"),
    "patrol.tell_banquet": _("Banquet called off"),
    "patrol.check_venue": _("Look at a venue"),
    "patrol.check_entry": _("Two codes at a venue's door"),
    "patrol.order": _("Order for venues"),
    "patrol.lift_order": _("Order for venues lifted"),
}
REASONS: dict[str, str | Promise] = {
    "own_answer": _("Answered by the same person"),
    "no_such_task": _("No such duty in this zone"),
    "no_such_point": _("The zone has other points by now"),
    "zone_known": _("A zone of this name is there"),
    "gone": _("The venue was given up"),
    "over": _("The order is over"),
}
