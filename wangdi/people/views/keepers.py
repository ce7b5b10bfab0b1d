"""Who looks after which homes: the gaps, giving many at once, ending, and what each carries."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.submitting import submit_one
from wangdi.people import keeping
from wangdi.people.forms import GiveForm
from wangdi.people.keeping import showing
from wangdi.people.keeping.showing import Row, rows_of, workers_for
from wangdi.people.models import Post, Responsibility
from wangdi.staff.models import Worker
from wangdi.ui import paging

SEE, ASSIGN = "people.see_keepers", "people.assign_keepers"
SHOWN = 50


@page(SEE)
def gaps(request: DeskRequest) -> HttpResponse:
    """Homes without a grid worker, homes without a captain."""
    found = keeping.gaps(request.scope)
    may = request.standing.holds(ASSIGN)
    parts = []
    for gap in found:
        rows = rows_of(gap)
        showing.name(rows[:SHOWN])
        form = _form(request, gap.post, rows, None) if may and rows else None
        parts.append({"gap": gap, "rows": rows[:SHOWN], "more": len(rows) - SHOWN, "form": form})
    return render(request, "people/keepers.html", {"parts": parts})


@page(ASSIGN, methods=("POST",))
def give(request: DeskRequest) -> HttpResponse:
    """Give what was ticked to one worker."""
    post = Post.CAPTAIN if request.POST.get("post") == Post.CAPTAIN else Post.GRID_WORKER
    gap = next(one for one in keeping.gaps(request.scope) if one.post == post)
    form = _form(request, post, rows_of(gap), request)
    if form.is_valid():
        answers = form.submit(request.actor)
        done = answers.applied + answers.duplicate
        said = ngettext("%(n)d given.", "%(n)d given.", done) % {"n": done}
        messages.success(request, said)
        if answers.review:
            messages.warning(request, _("Some were not taken; they are kept for a person."))
    else:
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
    return redirect("people:keepers")


@page(SEE)
def loads(request: DeskRequest) -> HttpResponse:
    """What each worker looks after, the most first."""
    found = keeping.loads(request.scope)
    context = {"page": paging.pages(request, found), "count": len(found), "norm": keeping.NORM}
    return render(request, "people/loads.html", context)


@page(SEE)
def carried(request: DeskRequest, worker: UUID) -> HttpResponse:
    """What one worker was given to look after, each with the way to end it."""
    found = get_object_or_404(Worker.objects.visible_to(request.scope), pk=worker)
    rows = [
        (one, name, request.standing.allows(ASSIGN, one.stamp))
        for one, name in showing.given(request.scope, found.pk)
    ]
    return render(request, "people/carried.html", {"worker": found, "rows": rows})


@page(ASSIGN, methods=("POST",))
def end(request: DeskRequest, responsibility: UUID) -> HttpResponse:
    """From today on the worker looks after it no longer; it is a gap where nobody else does."""
    current = Responsibility.objects.visible_to(request.scope).current()
    found = get_object_or_404(current, pk=responsibility)
    asked = {"responsibility": found.pk}
    submit_one(actor=request.actor, command="people.end_looking_after", payload=asked)
    messages.success(request, _("Ended. Where nobody else looks after it, it stands as a gap."))
    return redirect("people:carried", worker=found.worker_id)


def _form(request: DeskRequest, post: Post, rows: list[Row], bound: DeskRequest | None) -> GiveForm:
    return GiveForm(
        bound.POST if bound else None,
        workers=workers_for(request.scope, post),
        offered=[row.code for row in rows],
        initial={"post": post.value},
    )
