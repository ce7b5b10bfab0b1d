"""The duties of posts and of teams that are called out."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.roster.alarms import EMPTY, MUSTER


def _shift_url(duty: Duty) -> str:
    return reverse("roster:shift", args=[duty.subject])


def _call_url(duty: Duty) -> str:
    return reverse("roster:call", args=[duty.subject])


def _posts_left(count: int) -> str:
    left = ngettext(
        "%(n)d post stands with too few people", "%(n)d posts stand with too few people", count
    )
    return left % {"n": count}


register(
    DutyKind(
        name=EMPTY,
        label=_("A post stands with too few people: fill it"),
        icon="users",
        role="community_secretary",
        act_url=_shift_url,
        climbs=("duty_desk", "leader"),
        left=_posts_left,
    )
)
register(
    DutyKind(
        name=MUSTER,
        label=_("A team is called out: see who comes"),
        icon="urgent",
        role="duty_desk",
        act_url=_call_url,
        climbs=("leader",),
    )
)
