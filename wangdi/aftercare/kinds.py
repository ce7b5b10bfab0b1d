"""The duties of after-care: to call, and to speak with somebody who is unwell."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.aftercare.actions import CALL, UNWELL
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty


def _url(duty: Duty) -> str:
    return reverse("aftercare:call", args=[duty.subject])


def _calls_left(count: int) -> str:
    left = ngettext(
        "%(n)d released person is to be called", "%(n)d released people are to be called", count
    )
    return left % {"n": count}


def _unwell_left(count: int) -> str:
    left = ngettext("%(n)d released person is unwell", "%(n)d released people are unwell", count)
    return left % {"n": count}


register(
    DutyKind(
        name=CALL,
        label=_("Call after the release"),
        icon="phone-call",
        role="grid_worker",
        act_url=_url,
        left=_calls_left,
    )
)
register(
    DutyKind(
        name=UNWELL,
        label=_("Unwell after the release: the doctor calls"),
        icon="stethoscope",
        role="area_doctor",
        act_url=_url,
        left=_unwell_left,
    )
)
