"""The duties that hang on a team: to fill it, and to help at a door."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.quarantine.actions.moving import HELP, VACANCY


def _team_url(duty: Duty) -> str:
    return reverse("quarantine:team", args=[duty.subject])


def _vacancies_left(count: int) -> str:
    left = ngettext("%(n)d team has an empty place", "%(n)d teams have an empty place", count)
    return left % {"n": count}


def _help_url(duty: Duty) -> str:
    return reverse("quarantine:answer_help", args=[duty.slot])


def _help_left(count: int) -> str:
    left = ngettext("%(n)d request is not answered", "%(n)d requests are not answered", count)
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
    register(
        DutyKind(
            name=HELP,
            label=_("Help at a door"),
            icon="map-pin-question",
            role="area_police",
            climbs=("community_secretary", "duty_desk"),
            act_url=_help_url,
            left=_help_left,
        )
    )
