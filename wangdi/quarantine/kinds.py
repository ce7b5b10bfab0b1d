"""The duties and the papers of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.documents import kinds as documents
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.quarantine.actions.moving import FEVER, READING
from wangdi.quarantine.actions.papers import LETTER, NOTICE


def _reading_url(duty: Duty) -> str:
    return reverse("quarantine:reading", args=[duty.subject])


def _readings_left(count: int) -> str:
    left = ngettext("%(n)d reading has not come in", "%(n)d readings have not come in", count)
    return left % {"n": count}


def _fevers_left(count: int) -> str:
    left = ngettext("%(n)d person has fever", "%(n)d people have fever", count)
    return left % {"n": count}


register(
    DutyKind(
        name=READING,
        label=_("Temperature reading"),
        icon="temperature",
        role="grid_worker",
        act_url=_reading_url,
        left=_readings_left,
    )
)
register(
    DutyKind(
        name=FEVER,
        label=_("Fever: call and measure again"),
        icon="stethoscope",
        role="area_doctor",
        act_url=_reading_url,
        left=_fevers_left,
    )
)
documents.register(
    documents.DocumentKind(
        NOTICE, _("Home quarantine notice"), "quarantine/templates/typ/notice.typ", "居健告"
    )
)
documents.register(
    documents.DocumentKind(
        LETTER, _("Release notice"), "quarantine/templates/typ/letter.typ", "居健解"
    )
)
