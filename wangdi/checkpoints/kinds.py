"""The duty to open a compound again, and lists of checkpoints as files."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.checkpoints.alarms import END
from wangdi.checkpoints.commands.entering import EnterCheckpoint
from wangdi.checkpoints.entering.columns import CAUSES, COLUMNS
from wangdi.checkpoints.entering.preparing import match, prepare
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.home import wording
from wangdi.importing import kinds


def _order_url(duty: Duty) -> str:
    return reverse("checkpoints:order", args=[duty.subject])


def _left(count: int) -> str:
    left = ngettext(
        "%(n)d compound is to be opened again", "%(n)d compounds are to be opened again", count
    )
    return left % {"n": count}


register(
    DutyKind(
        name=END,
        label=_("Open the compound again: its order ends"),
        icon="lock-open",
        role="community_secretary",
        act_url=_order_url,
        climbs=("duty_desk", "leader"),
        left=_left,
    )
)
wording.name_command(EnterCheckpoint.name, _("Row of a list of checkpoints"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
kinds.register(
    kinds.ImportKind(
        name="checkpoints",
        label=_("List of checkpoints"),
        permission=EnterCheckpoint.permission,
        command=EnterCheckpoint.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=35,
    )
)
