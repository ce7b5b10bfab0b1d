"""What a guard reads: one sentence and what to do now, by code. Never anybody's health."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.gates.rules.codes import ALLOW, ASK, CONDITION, HEALTH, REFUSE, WAIT

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Said:
    sentence: Text
    now: Text = ""


SAID: dict[str, Said] = {
    "ok": Said(_("May pass.")),
    "book": Said(_("Turned back, as the gate book says.")),
    "emergency": Said(
        _("Medical emergency: let through at once."), _("Help; write down later what is missing.")
    ),
    "forced_offline": Said(_("Let through by the guard, with his reason.")),
    "stale_list": Said(
        _("The list on this phone is over."), _("Look at pass and person yourself.")
    ),
    "overstayed": Said(
        _("Back later than the pass allows. May pass."), _("Remind him of the hours.")
    ),
    "fever": Said(
        _("Hot twice. Please let him sit apart."),
        _("Give him a mask, keep others away; the doctor has been called."),
    ),
    "bad_signature": Said(
        _("This code was not issued by the office."), _("Ask for the door and four digits.")
    ),
    WAIT: Said(_("Please wait a moment; the community has been told."), _("Somebody is coming.")),
    "unknown": Said(_("Nobody is known under this."), _("Ask who he is and where he was.")),
    "not_resident": Said(_("Only who lives here comes in now."), _("Goods are left at the shelf.")),
    "revoked": Said(
        _("This pass was taken back."), _("Keep the card; ask for the door and four digits.")
    ),
    "blocked": Said(_("This pass is blocked for now."), _("Ask the community.")),
    "void": Said(_("This pass is void."), _("A new one is to be had from the community.")),
    "wrong_place": Said(
        _("This pass is for another place."), _("Send him to the gate named on the pass.")
    ),
    "no_pass": Said(
        _("Going out takes a pass."), _("The community issues one; four digits do as well.")
    ),
    "not_yet": Said(_("This pass does not hold yet."), _("Show him from when it holds.")),
    "expired": Said(_("This pass has ended."), _("A new one is to be had from the community.")),
    "once_today": Said(_("Used for today already."), _("Tomorrow again.")),
    "quota": Said(
        _("The household has had its turn already."), _("Show him when the next turn is.")
    ),
    "stale_code": Said(
        _("This code is not of now."), _("Have the pass opened anew on the telephone.")
    ),
    "no_mask": Said(_("Please put on a mask."), _("Masks lie at the gate.")),
    "remeasure": Said(
        _("Hot: measure once more after five minutes in the shade."), _("Enter the second value.")
    ),
    "measure": Said(_("Please take the temperature.")),
    "codes": Said(_("Please look at both codes."), _("Without a telephone papers do.")),
    "code_colour": Said(
        _("A code is not green. Please let him wait apart."), _("The community has been told.")
    ),
    "register": Said(_("Please write down who he is."), _("Name, telephone, to whom, what for.")),
}
ANSWERS: dict[str, Text] = {
    ALLOW: pgettext_lazy("at a gate", "May pass"),
    CONDITION: pgettext_lazy("at a gate", "May pass, with a word"),
    ASK: pgettext_lazy("at a gate", "Ask"),
    REFUSE: pgettext_lazy("at a gate", "Please stay"),
}


def shown(code: str) -> str:
    """The code as a guard may see it."""
    return WAIT if code in HEALTH else code


def said(code: str) -> Said:
    """What to say of a code; for one that this version does not know, to ask the community."""
    return SAID.get(shown(code), Said(_("Please ask the community.")))


def sentence(code: str) -> str:
    return str(said(code).sentence)
