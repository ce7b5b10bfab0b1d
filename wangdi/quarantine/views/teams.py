"""To find a team: for one file by hand, for all that wait in one go."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.lib import ids
from wangdi.quarantine import teaming
from wangdi.quarantine.forms_before import TeamForm, TeamsForm
from wangdi.quarantine.queries import teams as queries
from wangdi.quarantine.views.fetching import act, fetch
from wangdi.ui.paging import with_parameters


@page("quarantine.assign", methods=("GET", "POST"))
def team(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = TeamForm(request.POST or None, episode=episode, choices=teaming.choices(episode))
    done = _("The team is assigned and sees this household from now on.")
    return act(
        request,
        form,
        "quarantine/team.html",
        done=done,
        shown=lambda: {"history": queries.history(episode)},
    )


@page("quarantine.assign", methods=("GET", "POST"))
def waiting(request: DeskRequest) -> HttpResponse:
    """Everybody who waits for a team, with the proposal; one button assigns what is ticked."""
    if request.method == "POST":
        _assign(request)
        return redirect(request.get_full_path())
    every = queries.vacant(request.scope)
    communities = queries.by_community(every)
    wanted = request.GET.get("community", "")
    chosen = next((place for place, _n in communities if str(place.id) == wanted), None)
    mine = [one for one in every if chosen is None or one.community_id == chosen.id]
    shown = {
        "rows": queries.proposals(mine[: queries.AT_ONCE]),
        "total": len(mine),
        "more": max(0, len(mine) - queries.AT_ONCE),
        "key": ids.uuid7(),
        "tabs": [
            (place, n, with_parameters(request, community=place.id), place == chosen)
            for place, n in communities
        ],
        "all": with_parameters(request, community=None),
        "chosen": chosen,
    }
    return render(request, "quarantine/teams.html", shown)


def _assign(request: DeskRequest) -> None:
    """Hand in one record for each ticked file, with what stood on the page beside it."""
    form = TeamsForm(request.POST)
    if not form.is_valid() or not (asked := form.asked()):
        messages.warning(request, _("Nobody was ticked."))
        return
    key = form.cleaned_data["key"]
    records = [Incoming(uuid5(key, str(one["episode"])), one) for one in asked]
    _say(request, submit(actor=request.actor, command=TeamForm.command, records=records))


def _say(request: DeskRequest, answers: Answers) -> None:
    done = answers.count("applied") + answers.count("duplicate")
    if done:
        told = ngettext("%(n)d team is assigned.", "%(n)d teams are assigned.", done)
        messages.success(request, told % {"n": done})
    for sentence in sorted({one.sentence for one in answers.each if one.answer == "review"}):
        messages.warning(request, sentence)
