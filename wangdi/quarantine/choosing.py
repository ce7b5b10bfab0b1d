"""What may have changed, as plain choices: only those that the state and one's tasks allow."""

from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.scopes import Standing
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """`act` of the table of states, where there is one; asked for by `permission`."""

    act: str
    permission: str
    page: str
    icon: str
    label: Said
    sentence: Said


class Shown(NamedTuple):
    url: str
    icon: str
    label: Said
    sentence: Said


# icons: ambulance calendar-plus file-x home-heart message-question rotate-clockwise truck
# icons: user-plus users walk
CHOICES = (
    Choice(
        "suspend",
        "quarantine.suspend",
        "quarantine:suspend",
        "ambulance",
        _("Went to a hospital or a facility"),
        _("Nothing is asked at home until the person is back."),
    ),
    Choice(
        "resume",
        "quarantine.suspend",
        "quarantine:resume",
        "home-heart",
        _("Is back at home"),
        _("Readings are asked again; whether the days away count stands in the rules."),
    ),
    Choice(
        "",
        "people.correct",
        "people:move",
        "truck",
        _("Moves to another address"),
        _("The file goes along; who of the team no longer reaches it gives his place up."),
    ),
    Choice(
        "",
        "people.register",
        "people:add_person",
        "user-plus",
        _("Somebody new lives there, or a child is born"),
        _("A proposal for the newcomer comes by itself; a person decides."),
    ),
    Choice(
        "expose",
        "quarantine.decide",
        "quarantine:expose",
        "rotate-clockwise",
        _("Had contact again"),
        _("The days begin anew under the same file. Takes two people unless a rule proposed it."),
    ),
    Choice(
        "extend",
        "quarantine.extend",
        "quarantine:extend",
        "calendar-plus",
        _("Needs more days"),
        _("Takes a reason, two people and a new notice; the person may object."),
    ),
    Choice(
        "object",
        "quarantine.object",
        "quarantine:object",
        "message-question",
        _("Does not agree"),
        _("Somebody who decided none of it answers in time, on paper."),
    ),
    Choice(
        "report_breach",
        "quarantine.report_breach",
        "quarantine:report_breach",
        "walk",
        _("Was seen outside"),
        _("First the household is asked what it needs, and helped."),
    ),
    Choice(
        "",
        "quarantine.assign",
        "quarantine:team",
        "users",
        _("Somebody of the team changes"),
        _("The new person sees the household from then on."),
    ),
    Choice(
        "end",
        "quarantine.end",
        "quarantine:end",
        "file-x",
        _("It ends: moved away, stays elsewhere, died, or was an error"),
        _("Readings, team and notice end at once; the reason stays."),
    ),
)
OF_PERSON, OF_HOUSEHOLD = ("people:move",), ("people:add_person",)


def choices(standing: Standing, episode: Episode, state: str) -> list[Shown]:
    """Those that can be made now by this reader; none where the file is closed."""
    if state in states.CLOSED:
        return []
    return [
        Shown(_url(one, episode), one.icon, one.label, one.sentence)
        for one in CHOICES
        if (not one.act or states.after(state, one.act))
        and not (one.page == "quarantine:team" and state == states.PROPOSED)
        and standing.allows(one.permission, episode.stamp)
    ]


def _url(one: Choice, episode: Episode) -> str:
    subject = episode.id
    if one.page in OF_PERSON:
        subject = episode.person_id
    elif one.page in OF_HOUSEHOLD:
        subject = episode.household_id
    return reverse(one.page, args=[subject])
