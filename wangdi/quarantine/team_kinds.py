"""The duties that hang on a team: to fill it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.quarantine.actions.moving import VACANCY


def _team_url(duty: Duty) -> str:
    return reverse("quarantine:team", args=[duty.subject])


def _vacancies_left(count: int) -> str:
    left = ngettext("%(n)d team has an empty place", "%(n)d teams have an empty place", count)
    return left % {"n": count}


def register_all() -> None:
    """Called once, by the room's wiring."""
    register(
        DutyKind(
            name=VACANCY,
            label=_("Care team: find somebody for an empty place"),
            icon="user-question",
            role="community_secretary",
            climbs=("duty_desk", "leader"),
            act_url=_team_url,
            left=_vacancies_left,
        )
    )
