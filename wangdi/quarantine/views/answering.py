"""Seen outside, with help first; and the person's objection with its answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.quarantine.actions.objecting import ANOTHER
from wangdi.quarantine.forms_course import (
    AnswerForm,
    BreachForm,
    ContactForm,
    ObjectForm,
    ReferForm,
)
from wangdi.quarantine.models import Breach, Objection
from wangdi.quarantine.views.changing import FORM
from wangdi.quarantine.views.fetching import act, fetch
from wangdi.quarantine.views.saying import says


@page("quarantine.report_breach", methods=("GET", "POST"))
def report_breach(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = BreachForm(request.POST or None, episode=episode)
    done = _("Reported. The household is asked what it needs first.")
    return act(request, form, FORM, done=done, shown=says("report_breach"))


@page("quarantine.record", methods=("GET", "POST"))
def breach(request: DeskRequest, breach_id: UUID) -> HttpResponse:
    """The contact that comes first; when it is recorded, there is only the file to show."""
    found = _breach(request, breach_id)
    episode = fetch(request, found.episode_id)
    if found.contact is not None:
        messages.info(request, _("This contact is recorded already."))
        return redirect("quarantine:change", episode.id)
    form = ContactForm(request.POST or None, episode=episode, breach=found)
    done = _("Recorded. Thank you for asking first.")
    return act(request, form, FORM, done=done, shown=says("breach", breach=found))


@page("quarantine.decide", methods=("GET", "POST"))
def refer(request: DeskRequest, breach_id: UUID) -> HttpResponse:
    found = _breach(request, breach_id)
    episode = fetch(request, found.episode_id)
    form = ReferForm(request.POST or None, episode=episode, breach=found)
    done = _("Recorded, with whom was told and why.")
    return act(request, form, FORM, done=done, shown=says("refer", breach=found))


@page("quarantine.object", methods=("GET", "POST"))
def object_(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = ObjectForm(request.POST or None, episode=episode)
    done = _("Written down. Somebody who decided none of it answers in time.")
    return act(request, form, FORM, done=done, shown=says("object"))


@page("quarantine.answer_objection", methods=("GET", "POST"))
def objection(request: DeskRequest, raised_id: UUID) -> HttpResponse:
    """Who decided any of it is told so at once, and does not answer."""
    rows = Objection.objects.visible_to(request.scope).filter(annulled_at=None)
    found = get_object_or_404(rows, id=raised_id)
    episode = fetch(request, found.episode_id)
    if found.answered_at is not None or request.actor.id in found.deciders:
        told = _("This was answered already.") if found.answered_at else str(ANOTHER)
        messages.info(request, told)
        return redirect("quarantine:episode", episode.id)
    form = AnswerForm(request.POST or None, episode=episode, objection=found)
    done = _("Answered. The paper is ready for the person.")
    return act(request, form, FORM, done=done, shown=says("objection", objection=found))


def _breach(request: DeskRequest, breach_id: UUID) -> Breach:
    rows = Breach.objects.visible_to(request.scope).filter(annulled_at=None)
    return get_object_or_404(rows, id=breach_id)
