"""The duties and the papers of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.documents import kinds as documents
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.quarantine import kinds_course
from wangdi.quarantine.actions.moving import (
    CLINIC,
    FEVER,
    FEVER_OUTCOME,
    FEVER_REPORT,
    READING,
    REMEASURE,
)
from wangdi.quarantine.actions.papers import ANSWER, EXTENSION, LETTER, NOTICE


def _reading_url(duty: Duty) -> str:
    return reverse("quarantine:reading", args=[duty.subject])


def _fever_url(duty: Duty) -> str:
    return reverse("quarantine:fever", args=[duty.subject])


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
        name=REMEASURE,
        label=_("Fever: measure again"),
        icon="temperature-plus",
        role="grid_worker",
        act_url=_reading_url,
        left=_fevers_left,
    )
)
register(
    DutyKind(
        name=FEVER,
        label=_("Fever: the doctor speaks with the person"),
        icon="stethoscope",
        role="area_doctor",
        act_url=_fever_url,
        left=_fevers_left,
    )
)
register(
    DutyKind(
        name=CLINIC,
        label=_("Fever: to the fever clinic"),
        icon="ambulance",
        role="area_doctor",
        act_url=_fever_url,
        left=_fevers_left,
    )
)
register(
    DutyKind(
        name=FEVER_REPORT,
        label=_("Fever: report to the health department"),
        icon="send",
        role="duty_desk",
        climbs=("leader",),
        act_url=_fever_url,
        left=_fevers_left,
    )
)
register(
    DutyKind(
        name=FEVER_OUTCOME,
        label=_("Fever: ask what came of it"),
        icon="clipboard-heart",
        role="area_doctor",
        act_url=_fever_url,
        left=_fevers_left,
    )
)
kinds_course.register_all()
PAPERS = {
    NOTICE: (_("Home quarantine notice"), "居健告", "notice"),
    LETTER: (_("Release notice"), "居健解", "letter"),
    EXTENSION: (_("Notice of changed days"), "居健变", "extension"),
    ANSWER: (_("Answer to an objection"), "居健复", "answer"),
}
FIRST = (NOTICE, LETTER)
"""Issued by offices before these papers had words."""
for _name, (_label, _mark, _file) in PAPERS.items():
    documents.register(
        documents.DocumentKind(
            _name,
            _label,
            documents.WORDED,
            _mark,
            f"quarantine/templates/words/{_file}.toml",
            earlier=f"quarantine/templates/typ/{_file}.typ" if _name in FIRST else "",
        )
    )
