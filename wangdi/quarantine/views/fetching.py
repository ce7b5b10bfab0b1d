"""Fetching an episode that may be seen, and what may be seen of it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from wangdi.access.pages import DeskRequest
from wangdi.profiles.texts import Text
from wangdi.quarantine.forms import EpisodeForm
from wangdi.quarantine.models import Episode

SEE_HEALTH = "quarantine.see_health"


def fetch(request: DeskRequest, episode_id: UUID) -> Episode:
    """The episode within the request's scope; anything else is a 404."""
    rows = Episode.objects.visible_to(request.scope).select_related("person", "household")
    return get_object_or_404(rows, id=episode_id)


def sees_health(request: DeskRequest, episode: Episode) -> bool:
    """Whether readings and symptoms are for these eyes: by place, or entrusted by name."""
    if request.standing.allows(SEE_HEALTH, episode.stamp):
        return True
    entrusted = episode.household_id in request.standing.households
    return entrusted and request.standing.holds(SEE_HEALTH)


def reasons(episode: Episode) -> list[str]:
    """Why it is proposed, in the language of the reader."""
    return [str(Text.model_validate(reason)) for reason in episode.reasons]


def act(
    request: DeskRequest,
    form: EpisodeForm,
    template: str,
    *,
    done: str,
    shown: Callable[[], dict[str, object]] = dict,
) -> HttpResponse:
    """Hand the form in and go back to the episode, or show it with the errors beside the fields."""
    episode = form.episode
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect("quarantine:episode", episode.id)
    return render(request, template, {"form": form, "episode": episode, **shown()})
