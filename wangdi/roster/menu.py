from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.roster.words import SENTENCES
from wangdi.ui.navigation import NavItem, add

# icons: calendar-week users clock-hour-4 map-pin grid-dots award urgent printer clipboard-check
for _at, (_section, _label, _url, _icon, _may) in enumerate(
    (
        ("today", _("My shifts"), "roster:mine", "clock-hour-4", "roster.stand"),
        ("force", _("Posts now"), "roster:today", "users", "roster.view"),
        ("force", _("Week of the posts"), "roster:week", "calendar-week", "roster.view"),
        ("force", _("Posts with duties"), "roster:posts", "map-pin", "roster.view"),
        ("force", _("People on the grids"), "roster:staffing", "grid-dots", "roster.view"),
        ("force", _("Hours and points"), "roster:hours", "award", "roster.verify"),
        ("force", _("Call-outs"), "roster:calls", "urgent", "roster.reply"),
    ),
    start=24,
):
    add(
        NavItem(
            section=_section,
            label=_label,
            url_name=_url,
            icon=_icon,
            permission=_may,
            order=_at,
        )
    )
for _name, _label in {
    "roster.open_post": _("Open a post"),
    "roster.close_post": _("Close a post"),
    "roster.lay_shifts": _("Lay shifts"),
    "roster.ask_plan": _("Ask for a week to be proposed"),
    "roster.assign": _("Put somebody at a post"),
    "roster.remove": _("Take somebody out of a shift"),
    "roster.move": _("Move somebody to another shift"),
    "roster.report_absence": _("Note that somebody does not come"),
    "roster.issue_kit": _("Hand out what a post needs"),
    "roster.sign_in": _("Sign in at a post"),
    "roster.sign_out": _("Sign out at a post"),
    "roster.log_pause": _("Note a meal or a rest"),
    "roster.hand_over": _("Hand a post over"),
    "roster.take_over": _("Take a post over"),
    "roster.verify": _("Verify service"),
    "roster.redeem": _("Redeem points"),
    "roster.call_out": _("Call out a team"),
    "roster.reply": _("Note who of a team comes"),
    "roster.end_call": _("End a call-out"),
}.items():
    wording.name_command(_name, _label)
for _code, _label in {
    "post_name": _("The post has no name"),
    "gone": _("Serves no longer"),
    "full": _("The shift has its people"),
    "began": _("Signed in, or absent"),
    "nowhere": _("Nowhere to go"),
    "not_now": _("The shift is not now"),
    "wrong_code": _("Not the code of the post"),
    "no_kit": _("Not handed out what is needed"),
    "no_such_kit": _("Not handed out at all"),
    "not_in": _("Not signed in"),
    "not_out": _("Not signed out"),
    "handed_over": _("Handed over already"),
    "counts_differ": _("The counts differ"),
    "not_he": _("Not the one who takes over"),
    "verified": _("Verified already"),
    "own": _("His own service"),
    "too_few": _("Too few points"),
    "not_on_call": _("No team on call"),
    "not_member": _("Not of the team"),
    **SENTENCES,
}.items():
    wording.name_reason(_code, _label)
