"""The duties that come of changes in the course of an episode."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.quarantine.actions.moving import BREACH, DEPARTED, LOOK, OBJECTION, RECOUNT, RENEWAL


def _change_url(duty: Duty) -> str:
    return reverse("quarantine:change", args=[duty.subject])


def _renewal_url(duty: Duty) -> str:
    return reverse("quarantine:serve_renewal", args=[duty.subject])


def _breach_url(duty: Duty) -> str:
    return reverse("quarantine:breach", args=[duty.slot])


def _objection_url(duty: Duty) -> str:
    return reverse("quarantine:objection", args=[duty.slot])


def _end_url(duty: Duty) -> str:
    return reverse("quarantine:end", args=[duty.subject])


def _look_url(duty: Duty) -> str:
    return reverse("quarantine:suitability", args=[duty.subject])


def _objections_left(count: int) -> str:
    left = ngettext("%(n)d objection waits", "%(n)d objections wait", count)
    return left % {"n": count}


def _renewals_left(count: int) -> str:
    left = ngettext(
        "%(n)d notice of new days to serve", "%(n)d notices of new days to serve", count
    )
    return left % {"n": count}


KINDS = (
    DutyKind(
        name=RECOUNT,
        label=_("New days proposed: decide"),
        icon="calendar-question",
        role="community_secretary",
        climbs=("duty_desk", "leader"),
        act_url=_change_url,
    ),
    DutyKind(
        name=RENEWAL,
        label=_("Serve the notice of new days"),
        icon="file-pencil",
        role="grid_worker",
        act_url=_renewal_url,
        left=_renewals_left,
    ),
    DutyKind(
        name=BREACH,
        label=_("Seen outside: ask what the household needs"),
        icon="heart-handshake",
        role="grid_worker",
        act_url=_breach_url,
    ),
    DutyKind(
        name=OBJECTION,
        label=_("Answer an objection"),
        icon="message-question",
        role="duty_desk",
        climbs=("leader",),
        act_url=_objection_url,
        left=_objections_left,
    ),
    DutyKind(
        name=LOOK,
        label=_("The home has moved: look whether it suits"),
        icon="home-search",
        role="grid_worker",
        act_url=_look_url,
    ),
    DutyKind(
        name=DEPARTED,
        label=_("Died or left: end the file"),
        icon="file-x",
        role="community_secretary",
        climbs=("duty_desk",),
        act_url=_end_url,
    ),
)


def register_all() -> None:
    """Called once, when the duties of the room are made known."""
    for kind in KINDS:
        register(kind)
