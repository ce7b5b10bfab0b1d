"""The pack of one person: each paper with its state, and all of them printed at once."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import pages
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.pack import papers, tracking
from wangdi.quarantine.models import Episode

GROUPS = {
    "books": gettext_lazy("Three letters"),
    "slips": gettext_lazy("Three slips"),
    "course": gettext_lazy("Changes and answers"),
    "door": gettext_lazy("At the door and in the building"),
    "blank": gettext_lazy("For those without a smartphone"),
    "own": gettext_lazy("Papers of this office"),
}


def fetch(request: DeskRequest, episode_id: UUID) -> Episode:
    """The episode within the request's scope; anything else is a 404."""
    rows = Episode.objects.visible_to(request.scope).select_related("person", "household")
    return get_object_or_404(rows, id=episode_id)


@page("pack.view")
def pack(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    lines = tracking.lines(episode)
    grouped = [
        (label, [line for line in lines if line.paper.group == group])
        for group, label in GROUPS.items()
    ]
    allows = request.standing.allows
    context = {
        "episode": episode,
        "groups": [(label, found) for label, found in grouped if found],
        "ready": sum(line.state in tracking.OPEN for line in lines),
        "printable": any(line.document for line in lines),
        "makes": [kind for kind in papers.PAPERS if kind not in papers.ACTS],
        "foreign": "language" in episode.person.needs,
        "may_prepare": allows("pack.prepare", episode.stamp) and _takes_papers(episode),
        "may_deliver": allows("pack.deliver", episode.stamp),
    }
    return render(request, "pack/pack.html", context)


def _takes_papers(episode: Episode) -> bool:
    return episode.is_open() and episode.state != "proposed"


@page("pack.prepare", methods=("POST",))
def prepare(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Make papers ready: those named, or those that everybody gets; then, if asked, print them."""
    episode = fetch(request, episode_id)
    wanted = request.POST.getlist("paper")
    payload = {"episode": episode.id, "papers": wanted}
    try:
        submit_one(actor=request.actor, command="pack.prepare", payload=payload)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("pack:pack", episode.id)
    if "print" in request.POST:
        chosen = "&".join(f"paper={one}" for one in wanted)
        language = _languages_asked(request.POST.get("language", ""))
        return redirect(f"{reverse('pack:papers', args=[episode.id])}?language={language}&{chosen}")
    messages.success(request, _("The papers are ready to print."))
    return redirect("pack:pack", episode.id)


@page("pack.view")
@never_cache
def papers_pdf(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """The papers that hold, in one file: those named, or all of the pack."""
    episode = fetch(request, episode_id)
    wanted = request.GET.getlist("paper")
    chosen = [
        line.document
        for line in tracking.lines(episode)
        if line.document
        and pages.has_words(line.document)
        and (not wanted or line.paper.kind in wanted or line.kind in wanted)
    ]
    if not chosen:
        raise Http404
    return answer(
        pages.pdfs(chosen, languages=languages(request.GET.get("language", ""))),
        f"{chosen[0].serial}.pdf",
    )


def _languages_asked(text: str) -> str:
    return text if text in ("zh", "en", "both") else "zh"


def languages(text: str) -> tuple[str, ...]:
    """Chinese unless English or both were asked for."""
    return {"en": ("en",), "both": ("zh", "en")}.get(text, ("zh",))


def answer(content: bytes, name: str) -> HttpResponse:
    made = HttpResponse(content, content_type="application/pdf")
    made["Content-Disposition"] = f'inline; filename="{name}"'
    return made
