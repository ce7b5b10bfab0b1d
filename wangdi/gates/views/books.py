"""The gate book on paper: typed off by one, held against the paper by another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.gates import booking
from wangdi.gates.forms.books import (
    LineFormSet,
    LookForm,
    PageForm,
    TypeForm,
    asked_sheet,
    initial_of,
)
from wangdi.gates.models import BookPage
from wangdi.gates.views.crossing import gate_of
from wangdi.lib import clock


@page("gates.enter_book", methods=("GET", "POST"))
def book(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """Type a page off the paper, and see which wait for a second look."""
    gate = gate_of(request, checkpoint_id)
    printed = asked_sheet(request.GET)
    told = PageForm(request.POST or None, initial={"day": clock.today(), **printed})
    lines = LineFormSet(request.POST or None)
    form = TypeForm(request.POST or None, gate=gate, told=told, lines=lines, initial=printed)
    complete = request.method == "POST" and told.is_valid() and lines.is_valid()
    if complete and form.submit(request.actor):
        messages.success(request, _("Kept. Somebody else now looks at it beside the paper."))
        return redirect("gates:book", gate.id)
    pages = BookPage.objects.visible_to(request.scope).filter(checkpoint=gate, annulled_at=None)
    context = {
        "gate": gate,
        "told": told,
        "lines": lines,
        "form": form,
        "waiting": list(pages.filter(looked_at=None).order_by("typed_at")[:50]),
        "entered": list(pages.exclude(looked_at=None).order_by("-looked_at")[:10]),
        "me": request.user.id,
    }
    return render(request, "gates/book.html", context)


@page("gates.enter_book", methods=("GET", "POST"))
def look(request: DeskRequest, page_id: UUID) -> HttpResponse:
    """The second look: correct what was misread; then the rows count."""
    rows = BookPage.objects.visible_to(request.scope).select_related("checkpoint__place")
    one = get_object_or_404(rows, id=page_id, annulled_at=None)
    if request.method == "POST":
        lines = LineFormSet(request.POST)
    else:
        lines = LineFormSet(initial=initial_of(one))
        lines.extra = 0
    form = LookForm(request.POST or None, book=one, lines=lines)
    if request.method == "POST" and lines.is_valid() and form.submit(request.actor):
        one.refresh_from_db()
        answers = booking.enter(one, request.actor)
        said = ngettext("%(n)d line counts now.", "%(n)d lines count now.", answers.applied)
        messages.success(request, said % {"n": answers.applied})
        return redirect("gates:gate", one.checkpoint_id)
    context = {"book": one, "lines": lines, "form": form, "own": one.typed_by == request.user.id}
    return render(request, "gates/look.html", context)
