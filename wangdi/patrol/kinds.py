"""The duties of patrols, and the list of venues as a file to be brought."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.home import wording
from wangdi.importing import kinds as imports
from wangdi.patrol.actions import planning, venues, zones
from wangdi.patrol.commands.venues import held
from wangdi.patrol.entering.columns import CAUSES, COLUMNS
from wangdi.patrol.entering.command import EnterVenue
from wangdi.patrol.entering.preparing import match, prepare

# icons: route clipboard-check shield-half flag-2 hammer eye-check building-store door


def _finding(duty: Duty) -> str:
    return reverse("patrol:finding", args=[duty.subject])


def _venue(duty: Duty) -> str:
    return reverse("patrol:check_venue", args=[duty.subject])


def _walk(duty: Duty) -> str:
    return reverse("patrol:walk", args=[duty.subject])


def _rounds(count: int) -> str:
    left = ngettext(
        "%(n)d patrol round is to be walked", "%(n)d patrol rounds are to be walked", count
    )
    return left % {"n": count}


def _findings(count: int) -> str:
    left = ngettext("%(n)d finding waits", "%(n)d findings wait", count)
    return left % {"n": count}


def _venues(count: int) -> str:
    left = ngettext("%(n)d venue is to be seen", "%(n)d venues are to be seen", count)
    return left % {"n": count}


def _held(made: Mapping[UUID, UUID]) -> set[UUID]:
    """The keys of rows whose venues something stands on by now."""
    kept = held(list(made.values()))
    return {key for key, venue in made.items() if venue in kept}


for _task, _label, _icon in (
    ("check", _("Check at the gate or door"), "clipboard-check"),
    ("patrol", _("Go through a patrol zone"), "route"),
    ("isolate", _("See to homes in isolation"), "shield-half"),
):
    register(DutyKind(zones.KIND_OF[_task], _label, _icon, "grid_worker", _walk, left=_rounds))
for _name, _label, _icon, _role in (
    (planning.NAME, _("Name somebody for a finding"), "flag-2", "community_secretary"),
    (planning.MEND, _("Put a finding right"), "hammer", "grid_worker"),
    (planning.LOOK, _("Look at a finding again"), "eye-check", "community_secretary"),
):
    register(DutyKind(_name, _label, _icon, _role, _finding, left=_findings))
register(
    DutyKind(
        venues.SEE, _("See a venue under an order"), "building-store", "grid_worker", _venue,
        left=_venues,
    )
)  # fmt: skip
register(
    DutyKind(
        venues.REOPEN, _("Closure is over: see that it is open"), "door", "community_secretary",
        _venue, climbs=("duty_desk", "leader"), left=_venues,
    )
)  # fmt: skip

wording.name_command(EnterVenue.name, _("Row of a list of venues"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
imports.register(
    imports.ImportKind(
        name="venues",
        label=_("List of venues"),
        permission=EnterVenue.permission,
        command=EnterVenue.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        record_url=lambda venue: reverse("patrol:venue", args=[venue]),
        held=_held,
        order=60,
    )
)
