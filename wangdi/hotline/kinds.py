"""The duties of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.hotline.actions.planning import ANSWER, ASSIGN, MEDICAL, REPLY

DESK = ("duty_desk", "leader")


def _ticket(duty: Duty) -> str:
    return reverse("hotline:ticket", args=[duty.subject])


def _left(count: int) -> str:
    left = ngettext("%(n)d ticket waits for you", "%(n)d tickets wait for you", count)
    return left % {"n": count}


register(
    DutyKind(
        ASSIGN, _("Assign a ticket"), "phone", "hotline_clerk", _ticket, climbs=DESK, left=_left
    )
)
register(
    DutyKind(
        MEDICAL,
        _("Medical emergency told by telephone"),
        "ambulance",
        "area_doctor",
        _ticket,
        climbs=DESK,
        left=_left,
    )
)
register(
    DutyKind(
        ANSWER,
        _("Look into a ticket"),
        "headset",
        "community_secretary",
        _ticket,
        climbs=DESK,
        left=_left,
    )
)
register(
    DutyKind(
        REPLY, _("Answer the caller"), "phone", "hotline_clerk", _ticket, climbs=DESK, left=_left
    )
)
