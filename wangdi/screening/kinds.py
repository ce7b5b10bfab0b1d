"""What kinds of duties screening plans, and what it offers to be imported."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.screening.actions import DOOR
from wangdi.screening.commands.vehicles import FOLLOW_UP
from wangdi.screening.expecting import NO_SHOW
from wangdi.screening.returnees import kinds as returnees

__all__ = ["returnees"]


def door_url(duty: Duty) -> str:
    return reverse("screening:door", args=[duty.slot, duty.subject])


def doors_left(count: int) -> str:
    text = ngettext(
        "%(n)d door has not opened yet today", "%(n)d doors have not opened yet today", count
    )
    return text % {"n": count}


register(
    DutyKind(
        name=DOOR,
        label=_("Knock on the door"),
        icon="door",
        role="grid_worker",
        act_url=door_url,
        left=doors_left,
    )
)


def call_url(duty: Duty) -> str:
    return reverse("screening:declaration", args=[duty.subject])


def calls_left(count: int) -> str:
    text = ngettext(
        "%(n)d declared arrival has not shown up",
        "%(n)d declared arrivals have not shown up",
        count,
    )
    return text % {"n": count}


def vehicle_url(duty: Duty) -> str:
    return reverse("screening:vehicle", args=[duty.subject])


def vehicles_left(count: int) -> str:
    text = ngettext(
        "%(n)d vehicle back from elsewhere is still to be followed up",
        "%(n)d vehicles back from elsewhere are still to be followed up",
        count,
    )
    return text % {"n": count}


register(
    DutyKind(
        name=NO_SHOW,
        label=_("Call who was expected and has not come"),
        icon="phone-call",
        role="community_secretary",
        act_url=call_url,
        climbs=("duty_desk", "leader"),
        left=calls_left,
    )
)
register(
    DutyKind(
        name=FOLLOW_UP,
        label=_("Follow up a vehicle back from elsewhere"),
        icon="car",
        role="community_secretary",
        act_url=vehicle_url,
        left=vehicles_left,
    )
)
