"""What kinds of duties screening plans, and what it offers to be imported."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.home import wording
from wangdi.importing import kinds as imports
from wangdi.intake.registry import register as register_command
from wangdi.screening.actions import DOOR
from wangdi.screening.returnees.columns import CAUSES, COLUMNS
from wangdi.screening.returnees.command import EnterReturnee
from wangdi.screening.returnees.preparing import match, prepare


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

register_command(EnterReturnee())
wording.name_command(EnterReturnee.name, _("Row of a list of returnees"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
imports.register(
    imports.ImportKind(
        name="returnees",
        label=_("List of returnees"),
        permission=EnterReturnee.permission,
        command=EnterReturnee.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=20,
    )
)
