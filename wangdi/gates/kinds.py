"""The duties that gates give: somebody must come."""

from django.urls import reverse

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.gates.alarms import DUTIES
from wangdi.gates.models import AlarmKind

ROLES = {
    AlarmKind.FEVER: ("area_doctor", "temperature"),
    AlarmKind.HELD: ("grid_worker", "hand-stop"),
    AlarmKind.CODE: ("community_secretary", "qrcode"),
    AlarmKind.REPLAY: ("community_secretary", "copy"),
    AlarmKind.EMERGENCY: ("community_secretary", "ambulance"),
}
"""Whose it is, and its icon."""


def _alarm_url(duty: Duty) -> str:
    return reverse("gates:alarm", args=[duty.subject])


for _kind, (_role, _icon) in ROLES.items():
    register(
        DutyKind(
            name=DUTIES[_kind],
            label=_kind.label,
            icon=_icon,
            role=_role,
            act_url=_alarm_url,
        )
    )
