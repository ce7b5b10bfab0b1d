"""To decide, to find the team, to serve the notice."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.profiles.texts import Text
from wangdi.quarantine import teaming
from wangdi.quarantine.forms import DecideForm, ServeForm, TeamForm
from wangdi.quarantine.queries import episode as queries
from wangdi.quarantine.views.fetching import act, fetch


@page("quarantine.decide", methods=("GET", "POST"))
def decide(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = DecideForm(request.POST or None, episode=episode)
    done = _("Your decision is recorded.")
    shown: dict[str, object] = {"reasons": [reason_text(one) for one in episode.reasons]}
    return act(request, form, "quarantine/decide.html", done=done, shown=lambda: shown)


def reason_text(reason: dict[str, str]) -> str:
    """A reason in the language of the reader."""
    return str(Text.model_validate(reason))


@page("quarantine.assign", methods=("GET", "POST"))
def team(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = TeamForm(request.POST or None, episode=episode, choices=teaming.choices(episode))
    done = _("The team is assigned and sees this household from now on.")
    return act(request, form, "quarantine/team.html", done=done)


@page("quarantine.serve", methods=("GET", "POST"))
def serve(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = ServeForm(request.POST or None, episode=episode, initial={"how": "in_person"})

    def shown() -> dict[str, object]:
        papers = [one for one in queries.papers(episode) if one.withdrawn_at is None]
        return {"papers": papers, "missing": queries.missing(episode), "now": clock.now()}

    done = _("Served. Both readings of every day are planned.")
    return act(request, form, "quarantine/serve.html", done=done, shown=shown)
