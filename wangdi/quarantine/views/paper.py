"""A sheet of readings entered from paper, and looked at twice."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit, submit_one
from wangdi.quarantine import paper
from wangdi.quarantine.models import Episode
from wangdi.quarantine.views.fetching import fetch


@page("quarantine.record", methods=("GET", "POST"))
def sheet(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Enter a sheet row by row; the second person enters it anew and sees what differs."""
    episode = fetch(request, episode_id)
    first = paper.other_look(episode.id, request.actor.id)
    typed = paper.blank(episode)
    if request.method == "POST":
        typed = paper.read(request.POST, episode)
        if typed.rows and not typed.problems and (done := _keep(request, episode, typed)):
            return done
        typed.compare(first)
    shown = {
        "episode": episode,
        "typed": typed,
        "second": first is not None,
        "empty": request.method == "POST" and not typed.rows and not typed.problems,
        "felt": list(enumerate((one.label for one in episode.section.daily.symptoms), start=1)),
    }
    return render(request, "quarantine/paper.html", shown)


def _keep(request: DeskRequest, episode: Episode, typed: paper.Typed) -> HttpResponse | None:
    """Keep what was read; where two agree, the readings go in under the keys of their slots."""
    payload = {"episode": episode.id, "rows": typed.rows, "sure": typed.sure}
    with transaction.atomic():
        try:
            answer = submit_one(
                actor=request.actor, command="quarantine.read_paper", payload=payload
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return None
        if paper.is_settled(answer.key):
            _record(request, episode, typed)
            return redirect("quarantine:episode", episode.id)
    if paper.other_look(episode.id, request.actor.id) is None:
        messages.success(request, _("Kept. A second person reads the same sheet now."))
        return redirect("quarantine:episode", episode.id)
    return None


def _record(request: DeskRequest, episode: Episode, typed: paper.Typed) -> None:
    records = paper.readings(episode, typed.rows)
    if not records:
        messages.success(request, _("Everything on this sheet was told before."))
        return
    answers = submit(
        actor=request.actor, command="quarantine.record_reading", records=records, channel="paper"
    )
    said = {"n": answers.applied, "known": answers.duplicate, "review": answers.review}
    messages.success(
        request,
        _("%(n)d readings are entered, %(known)d were known, %(review)d wait for a person.") % said,
    )
