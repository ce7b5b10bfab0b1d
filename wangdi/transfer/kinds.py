"""The duties, the paper and the list of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.documents import kinds as documents
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.home import wording
from wangdi.importing import kinds as imports
from wangdi.intake.registry import register as register_command
from wangdi.transfer.actions.papers import SLIP
from wangdi.transfer.actions.planning import DISINFECT, FEVER, MEET, RECEIVE, SIGN
from wangdi.transfer.lists.columns import CAUSES, COLUMNS
from wangdi.transfer.lists.command import ExpectRow
from wangdi.transfer.lists.preparing import match, prepare


def _one(duty: Duty) -> str:
    return reverse("transfer:one", args=[duty.subject])


def _trip(duty: Duty) -> str:
    return reverse("transfer:disinfect", args=[duty.subject])


def _slip(duty: Duty) -> str:
    return reverse("transfer:countersign", args=[duty.subject])


def _meet_left(count: int) -> str:
    left = ngettext(
        "%(n)d returnee has not arrived yet", "%(n)d returnees have not arrived yet", count
    )
    return left % {"n": count}


def _receive_left(count: int) -> str:
    left = ngettext(
        "%(n)d returnee is under way to you", "%(n)d returnees are under way to you", count
    )
    return left % {"n": count}


def _fever_left(count: int) -> str:
    left = ngettext("%(n)d returnee waits for a doctor", "%(n)d returnees wait for a doctor", count)
    return left % {"n": count}


DESK = ("duty_desk", "leader")
register(
    DutyKind(
        MEET, _("Returnee expected"), "luggage", "transport", _one, climbs=DESK, left=_meet_left
    )
)
register(
    DutyKind(
        RECEIVE,
        _("Receive a returnee"),
        "home-check",
        "community_secretary",
        _one,
        climbs=DESK,
        left=_receive_left,
    )
)
register(
    DutyKind(
        FEVER,
        _("Returnee with fever: take over"),
        "stethoscope",
        "area_doctor",
        _one,
        climbs=DESK,
        left=_fever_left,
    )
)
register(DutyKind(DISINFECT, _("Disinfect the vehicle"), "spray", "transport", _trip, climbs=DESK))
register(DutyKind(SIGN, _("Sign a handover"), "signature", "transport", _slip, climbs=DESK))
documents.register(
    documents.DocumentKind(SLIP, _("Handover slip"), "transfer/templates/typ/slip.typ", "交接")
)

register_command(ExpectRow())
wording.name_command(ExpectRow.name, _("Row of a list of expected returnees"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
imports.register(
    imports.ImportKind(
        name="transfers",
        label=_("List of expected returnees"),
        permission=ExpectRow.permission,
        command=ExpectRow.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=25,
    )
)
