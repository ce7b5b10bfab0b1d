"""The duties about phones."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.field.silence import SILENT


def _url(duty: Duty) -> str:
    return reverse("field:phone", args=[duty.subject])


def _left(count: int) -> str:
    left = ngettext(
        "%(n)d phone may hold records and is silent",
        "%(n)d phones may hold records and are silent",
        count,
    )
    return left % {"n": count}


register(
    DutyKind(
        name=SILENT,
        label=_("Ask after a silent phone"),
        icon="device-mobile-question",
        role="community_secretary",
        act_url=_url,
        climbs=("duty_desk", "leader"),
        left=_left,
    )
)
