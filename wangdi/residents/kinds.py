"""The duties of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.residents.answering import ANSWER


def _thread(duty: Duty) -> str:
    return reverse("residents:thread", args=[duty.subject])


def _left(count: int) -> str:
    left = ngettext(
        "%(n)d household waits for an answer", "%(n)d households wait for an answer", count
    )
    return left % {"n": count}


register(DutyKind(ANSWER, _("Answer a household"), "message", "grid_worker", _thread, left=_left))
