"""To look at a home before somebody is observed there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.quarantine.forms_before import LookForm
from wangdi.quarantine.queries import before as queries
from wangdi.quarantine.views.fetching import act, fetch


@page("quarantine.look_at_home", methods=("GET", "POST"))
def suitability(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """The questions of the profile; the answers stay with who gave them."""
    episode = fetch(request, episode_id)
    asked = episode.section.home
    if asked is None:
        messages.info(request, _("The rules of this file ask nothing about the home."))
        return redirect("quarantine:episode", episode.id)
    form = LookForm(
        request.POST or None, episode=episode, home=asked, known=queries.told_by_ledger(episode)
    )
    done = _("Recorded. Whoever decides sees it.")
    return act(
        request,
        form,
        "quarantine/suitability.html",
        done=done,
        shown=lambda: {"home": queries.home(episode)},
    )
