"""The duties of the hour of release: to make it ready, and to agree to it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.quarantine.actions.moving import AGREE, MAKE_READY


def _ready_url(duty: Duty) -> str:
    return reverse("quarantine:release", args=[duty.subject])


def _agree_url(duty: Duty) -> str:
    return reverse("quarantine:releases")


def _ready_left(count: int) -> str:
    left = ngettext("%(n)d release is to be prepared", "%(n)d releases are to be prepared", count)
    return left % {"n": count}


def _agree_left(count: int) -> str:
    left = ngettext(
        "%(n)d person waits for the release", "%(n)d people wait for their release", count
    )
    return left % {"n": count}


def register_all() -> None:
    """Called once, by the room's wiring."""
    register(
        DutyKind(
            name=MAKE_READY,
            label=_("Prepare the release of tomorrow"),
            icon="file-check",
            role="community_secretary",
            climbs=("duty_desk", "leader"),
            act_url=_ready_url,
            left=_ready_left,
        )
    )
    register(
        DutyKind(
            name=AGREE,
            label=_("Approve the release before its hour"),
            icon="door-exit",
            role="duty_desk",
            climbs=("leader",),
            act_url=_agree_url,
            left=_agree_left,
        )
    )
