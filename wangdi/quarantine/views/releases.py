"""Who goes free next: prepared and approved for many at once; nobody held without a reason."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.approving import approve_many
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Hold
from wangdi.quarantine.queries import releases as queries
from wangdi.quarantine.queries.releases import Line
from wangdi.quarantine.release_forms import HoldForm, LiftForm, ReleaseForm
from wangdi.quarantine.rules.releasing import is_near, unmet
from wangdi.quarantine.views.fetching import SEE_HEALTH, act, fetch
from wangdi.ui import paging

PREPARE, APPROVE, HOLD = (
    "quarantine.prepare_release",
    "quarantine.approve_release",
    "quarantine.hold",
)
MANY, SHOWN = 100, 50
WORDS: dict[str, str | Promise] = {
    "late": gettext_lazy("Past the hour"),
    "ready": gettext_lazy("Free within a day"),
    "held": gettext_lazy("Held with a reason"),
}


@page(SEE_HEALTH)
def releases(request: DeskRequest) -> HttpResponse:
    """Everybody near the hour with each condition, the longest over it first."""
    at = clock.now()
    found = {name: queries.on_list(request.scope, name, at) for name in queries.LISTS}
    counts = {name: rows.count() for name, rows in found.items()}
    urgent = "late" if counts["late"] else "ready"
    current = request.GET.get("list", "")
    current = current if current in found else urgent
    rows = found[current].select_related("person", "household")
    shown = paging.pages(request, rows, count=counts[current], size=SHOWN)
    lines = queries.lines(list(shown.rows), at)
    mine = request.actor.id
    standing = request.standing
    context = {
        "tabs": [(one, WORDS[one], counts[one], one == current) for one in queries.LISTS],
        "current": WORDS[current],
        "lines": lines,
        "page": shown,
        "late": counts["late"],
        "ready": counts["ready"],
        "preparable": [one.episode.id for one in lines if _is_clear(one)],
        "approvable": [
            one.approval.id for one in lines if one.approval and one.approval.actor != mine
        ],
        "may_prepare": standing.holds(PREPARE),
        "may_approve": standing.holds(APPROVE),
        "may_hold": standing.holds(HOLD),
    }
    return render(request, "quarantine/releases.html", context)


def _is_clear(line: Line) -> bool:
    """Whether nothing stands against preparing it with many others."""
    return not (line.against or line.approval or line.clearance or line.hold)


@page(PREPARE, methods=("POST",))
def prepare_all(request: DeskRequest) -> HttpResponse:
    """Prepare the chosen ones against whom nothing stands; the others are looked at singly."""
    at = clock.now()
    rows = queries.near(request.scope, at).filter(id__in=_chosen(request))
    lines = queries.lines(list(rows.select_related("person", "household")[:MANY]), at)
    clear = [one.episode for one in lines if _is_clear(one)]
    done = 0
    for command, ahead in (("quarantine.clear", True), ("quarantine.release", False)):
        wanted = [one for one in clear if (one.release_from > at) is ahead]
        records = [Incoming(ids.uuid7(), {"episode": one.id}) for one in wanted]
        if records:
            answers = submit(actor=request.actor, command=command, records=records)
            done += sum(one.reason == "second_person" for one in answers.each)
    said = ngettext(
        "%(n)d release is prepared. Another person must approve it.",
        "%(n)d releases are prepared. Another person must approve them.",
        done,
    )
    messages.success(request, said % {"n": done})
    return redirect("quarantine:releases")


@page(APPROVE, methods=("POST",))
def approve_all(request: DeskRequest) -> HttpResponse:
    """Approve the chosen ones, each checked again; what cannot be is said with its reason."""
    near = queries.near(request.scope, clock.now()).values_list("id", flat=True)
    waiting = {one.id: one for one in queries.approvals(list(near)).values()}
    chosen = [one for one in _chosen(request)[:MANY] if one in waiting]
    answers = approve_many(chosen, by=request.actor)
    against = [refusal.sentence for refusal in answers.values() if refusal]
    done = len(answers) - len(against)
    said = ngettext("%(n)d release is approved.", "%(n)d releases are approved.", done)
    messages.success(request, said % {"n": done})
    for sentence in dict.fromkeys(against):
        messages.error(request, sentence)
    return redirect("quarantine:releases")


def _chosen(request: DeskRequest) -> list[UUID]:
    return list(_uuids(request.POST.getlist("one")))


def _uuids(texts: Iterable[str]) -> Iterable[UUID]:
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            continue


@page(PREPARE, methods=("GET", "POST"))
def release(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """The conditions with their answers; what still stands against it is said here, not later."""
    episode = fetch(request, episode_id)
    at = clock.now()
    if not is_near(episode.release_from, at):
        messages.info(request, _("A release is prepared from 08:00 of the last day on."))
        return redirect("quarantine:episode", episode.id)
    [line] = queries.lines([episode], at)
    if line.approval or line.clearance:
        messages.info(request, _("The release is prepared already."))
        return redirect("quarantine:releases")
    form = ReleaseForm(request.POST or None, episode=episode, conditions=line.conditions)
    vouched = request.POST.getlist("attested")
    for one in unmet(line.conditions, reason=request.POST.get("reason", "")):
        if form.is_bound and not (one.attested and one.name in vouched):
            form.full_clean()
            field = "reason" if one.waivable else "attested" if one.attested else ""
            form.add_error(field if field in form.fields else None, str(one.sentence))
    done = _("Prepared. Another person must approve it.")
    shown = {"conditions": line.conditions, "line": line, "ahead": at < episode.release_from}
    return act(request, form, "quarantine/release.html", done=done, shown=lambda: {**shown})


@page(HOLD, methods=("GET", "POST"))
def hold(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Held past the hour: a reason of the list, who answers for it, until when at most."""
    episode = fetch(request, episode_id)
    form = HoldForm(request.POST or None, episode=episode)
    done = _("Held, with the reason. When it ends the office is asked again.")
    return act(request, form, "quarantine/hold.html", done=done)


@page(HOLD, methods=("POST",))
def lift(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Nobody holds the person any longer; the release is asked for at once."""
    episode = fetch(request, episode_id)
    found = Hold.objects.visible_to(request.scope).filter(episode=episode, lifted_at=None).first()
    form = LiftForm(request.POST)
    if found is not None and form.is_valid():
        try:
            annul(actor=request.actor, keys=[found.id], reason=form.cleaned_data["reason"])
            messages.success(request, _("No longer held. Prepare the release now."))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
    return redirect("quarantine:releases")
