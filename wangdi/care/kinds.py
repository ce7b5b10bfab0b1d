"""The duties of this room."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.care.actions import planning
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty

FAST = ("duty_desk", "leader")
"""A lifeline is with the desk as soon as it is late, and with the leader minutes later."""


def _order(duty: Duty) -> str:
    return reverse("care:order", args=[duty.subject])


def _check(duty: Duty) -> str:
    return reverse("care:look", args=[duty.subject])


def _ask_how(duty: Duty) -> str:
    return reverse("care:ask_how", args=[duty.household])


def _left(count: int) -> str:
    left = ngettext(
        "%(n)d thing is promised to a household", "%(n)d things are promised to households", count
    )
    return left % {"n": count}


def _lifelines(count: int) -> str:
    left = ngettext("%(n)d lifeline order waits", "%(n)d lifeline orders wait", count)
    return left % {"n": count}


KINDS: tuple[tuple[str, str | Promise, str, str], ...] = (
    (planning.CARRY, _("Bring something to a home"), "package", "grid_worker"),
    (planning.OFFICE, _("A household asks the community"), "file-text", "community_secretary"),
    (planning.MEDICAL, _("Medical help for a home"), "stethoscope", "area_doctor"),
    (planning.PROPERTY, _("Waste of a home"), "trash", "property_manager"),
    (planning.PROBLEM, _("A problem with what was brought"), "alert-triangle",
     "community_secretary"),
)  # fmt: skip

for _name, _label, _icon, _role in KINDS:
    register(DutyKind(_name, _label, _icon, _role, _order, left=_left))
register(
    DutyKind(
        planning.LIFELINE, _("Lifeline order"), "ambulance", "community_secretary", _order,
        climbs=FAST, left=_lifelines,
    )
)  # fmt: skip
register(
    DutyKind(
        planning.COUNSEL, _("A household asks for a talk"), "messages", "counsellor", _order,
        climbs=("duty_desk",), left=_left,
    )
)  # fmt: skip
register(
    DutyKind(
        planning.LOOK, _("Somebody is not well: look and decide"), "heart", "community_secretary",
        _check, climbs=FAST,
    )
)  # fmt: skip
register(DutyKind(planning.ASK_HOW, _("Ask how they are"), "heart", "grid_worker", _ask_how))
