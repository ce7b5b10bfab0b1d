"""The path of a fever on one page, and each of its steps."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries import fevers as queries
from wangdi.quarantine.reading_forms import StepForm
from wangdi.quarantine.rules import path
from wangdi.quarantine.views.fetching import act, fetch

TREAT = "quarantine.treat_fever"


@page("quarantine.see_health")
def fever(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Where the fever stands: what was done, what comes next, by when."""
    episode, at = fetch(request, episode_id), clock.now()
    found = queries.of_episode(episode)
    latest = found[0] if found else None
    shown: dict[str, object] = {
        "episode": episode,
        "path": latest,
        "earlier": found[1:],
        "clinics": episode.section.daily.clinics,
        "may": request.standing.allows(TREAT, episode.stamp),
    }
    if latest is not None:
        steps = queries.steps(latest, episode.section, at)
        waiting = [one for one in steps if one.state in ("open", "late")]
        first = min(waiting, key=lambda one: one.due_at, default=None)
        taken = queries.readings(latest)
        reducers = sum(one.reducer for one in taken)
        shown |= {"steps": steps, "first": first, "readings": taken, "reducers": reducers}
    return render(request, "quarantine/fever.html", shown)


@page(TREAT, methods=("GET", "POST"))
def step(request: DeskRequest, episode_id: UUID, step: str) -> HttpResponse:
    """Record one step; afterwards the path shows what comes next."""
    if step not in path.STEPS:
        raise Http404
    episode = fetch(request, episode_id)
    form = StepForm(request.POST or None, episode=episode, step=step)
    done = _("Recorded.")
    answer = act(
        request,
        form,
        "quarantine/fever_step.html",
        done=done,
        shown=lambda: {"label": path.LABELS[step], "clinics": _clinics(episode, step)},
    )
    return redirect("quarantine:fever", episode.id) if form.answer else answer


def _clinics(episode: Episode, step: str) -> list[str]:
    return [str(one) for one in episode.section.daily.clinics] if step == path.CLINIC else []
