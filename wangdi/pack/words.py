"""Commands and refusals in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMMANDS: dict[str, str | Promise] = {
    "pack.prepare": _("Make papers ready"),
    "pack.follow": _("Renew papers after a change"),
    "pack.deliver": _("Delivery of a paper"),
    "pack.sign": _("Signature of a paper"),
    "pack.take_down": _("Notice taken off a door"),
    "pack.leave_door": _("Notice of a door that somebody left"),
    "pack.print": _("Print of many papers"),
    "pack.report": _("Situation report of a community"),
}
REASONS: dict[str, str | Promise] = {
    "no_papers": _("No papers are made for this now"),
    "unknown_paper": _("No such paper"),
    "delivered": _("Delivered already"),
    "signed": _("Signed already"),
    "not_up": _("Not at a door now"),
    "withdrawn": _("Replaced by a newer paper"),
    "pending": _("Not in force yet"),
    "serve": _("The notice is served on its own page"),
    "renewal": _("New days are served on their own page"),
    "no_signature": _("No signature on the screen"),
    "attachment": _("The picture is gone"),
    "no_such_door": _("No such door"),
    "replaced": _("Papers were replaced meanwhile"),
}
