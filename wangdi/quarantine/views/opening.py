"""To propose, to decide, to find the team, to serve the notice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.profiles import queries as profiles
from wangdi.quarantine.actions.deciding import ANOTHER
from wangdi.quarantine.forms import DecideForm, ProposeForm, ServeForm
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries import before
from wangdi.quarantine.queries import episode as queries
from wangdi.quarantine.section import NAME, QuarantineSection
from wangdi.quarantine.views.fetching import act, fetch, reasons


@page("quarantine.propose", methods=("GET", "POST"))
def propose(request: DeskRequest, person: UUID) -> HttpResponse:
    """Without a rule: one person proposes with his reasons, another decides."""
    living = Person.objects.visible_to(request.scope).living().select_related("household")
    found = get_object_or_404(living, id=person)
    files = Episode.objects.visible_to(request.scope).open().of_people([found.id])
    if (file := files.first()) is not None:
        messages.info(request, _("There is an open file for this person already."))
        return redirect("quarantine:episode", file.id)
    version = profiles.current(clock.now())
    section = profiles.section(version.id, QuarantineSection, NAME) if version else None
    if version is None or section is None:
        return render(request, "quarantine/propose.html", {"person": found})
    form = ProposeForm(request.POST or None, person=found, version=version.id, section=section)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Proposed. Another person decides."))
        return redirect("quarantine:episode", form.record_key())
    context = {"form": form, "person": found, "version": version}
    return render(request, "quarantine/propose.html", context)


@page("quarantine.decide", methods=("GET", "POST"))
def decide(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    if not episode.may_be_decided_by(request.actor.id):
        messages.info(request, str(ANOTHER))
        return redirect("quarantine:episode", episode.id)
    form = DecideForm(request.POST or None, episode=episode)
    done = _("Your decision is recorded.")
    shown: dict[str, object] = {
        "reasons": reasons(episode),
        "home": before.home(episode),
        "may_look": request.standing.holds("quarantine.look_at_home"),
    }
    return act(request, form, "quarantine/decide.html", done=done, shown=lambda: shown)


@page("quarantine.serve", methods=("GET", "POST"))
def serve(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = ServeForm(request.POST or None, episode=episode, initial={"how": "in_person"})

    def shown() -> dict[str, object]:
        papers = [one for one in queries.papers(episode) if one.withdrawn_at is None]
        return {"papers": papers, "missing": queries.missing(episode), "now": clock.now()}

    done = _("Served. Both readings of every day are planned.")
    return act(request, form, "quarantine/serve.html", done=done, shown=shown)
