"""The duties of presence checks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.checks.actions import CONTACT, DUTIES
from wangdi.checks.words import Kind
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty


def _check_url(duty: Duty) -> str:
    return reverse("checks:check", args=[duty.subject])


def _contact_url(duty: Duty) -> str:
    return reverse("checks:contact", args=[duty.subject])


def _checks_left(count: int) -> str:
    left = ngettext(
        "%(n)d presence check is still to be made",
        "%(n)d presence checks are still to be made",
        count,
    )
    return left % {"n": count}


def _calls_left(count: int) -> str:
    left = ngettext(
        "%(n)d household is to be called first", "%(n)d households are to be called first", count
    )
    return left % {"n": count}


register(
    DutyKind(
        name=DUTIES[Kind.VIDEO],
        label=_("Presence check by video call"),
        icon="video",
        role="grid_worker",
        act_url=_check_url,
        left=_checks_left,
    )
)
register(
    DutyKind(
        name=DUTIES[Kind.DOOR],
        label=_("Presence check at the door"),
        icon="door",
        role="grid_worker",
        act_url=_check_url,
        left=_checks_left,
    )
)
register(
    DutyKind(
        name=CONTACT,
        label=_("Check not met: call and ask what is needed"),
        icon="phone-call",
        role="grid_worker",
        act_url=_contact_url,
        left=_calls_left,
    )
)
