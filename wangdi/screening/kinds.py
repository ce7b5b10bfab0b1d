"""What kinds of duties screening plans."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.screening.actions import DOOR


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
