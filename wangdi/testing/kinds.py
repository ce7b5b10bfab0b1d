"""The duty that a positive result brings, and what is offered to be imported."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.importing import kinds as imports
from wangdi.testing.actions import POSITIVE
from wangdi.testing.entering.columns import CAUSES, COLUMNS
from wangdi.testing.entering.command import EnterResult
from wangdi.testing.entering.preparing import match, prepare


def _url(duty: Duty) -> str:
    return reverse("testing:handle", args=[duty.subject])


def _left(count: int) -> str:
    left = ngettext(
        "%(n)d positive result is to be reported",
        "%(n)d positive results are to be reported",
        count,
    )
    return left % {"n": count}


register(
    DutyKind(
        name=POSITIVE,
        label=_("Positive result: decide and report within 2 hours"),
        icon="urgent",
        role="area_doctor",
        act_url=_url,
        climbs=("duty_desk", "leader"),
        left=_left,
    )
)
imports.register(
    imports.ImportKind(
        name="results",
        label=_("List of test results"),
        permission=EnterResult.permission,
        command=EnterResult.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=50,
    )
)
