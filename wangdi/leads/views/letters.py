"""Letters from above: register one, see how far it is answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.leads import lines, queries, rules, section, showing
from wangdi.leads.forms import BatchForm
from wangdi.leads.models import Lead, LeadAnswer
from wangdi.leads.views.answering import FETCHED_FOR
from wangdi.lib import clock
from wangdi.ui import paging


@page("leads.receive")
def letters(request: DeskRequest) -> HttpResponse:
    """Every letter with answered n of m, and what is late."""
    shown = paging.pages(request, queries.batches(request.scope))
    return render(request, "leads/letters.html", {"page": shown, "now": clock.now()})


@page("leads.receive", methods=("GET", "POST"))
def register(request: DeskRequest) -> HttpResponse:
    form = BatchForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("Registered. Now bring its list."))
        return redirect("leads:letter", form.answer.subject)
    return render(request, "leads/register.html", {"form": form})


@page("leads.receive")
def letter(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """One letter: how far it is, its rows, what was answered when and by whom."""
    found: Any = get_object_or_404(queries.batches(request.scope), id=batch_id)
    at = clock.now()
    tries = section.in_force(at)[1].tries
    rows = Lead.objects.visible_to(request.scope).standing().filter(batch=found)
    shown = paging.pages(
        request,
        rows.select_related("same_as", "dwelling", "batch").order_by("line", "id"),
        count=found.total,
    )
    answers = LeadAnswer.objects.visible_to(request.scope).standing().filter(batch=found)
    counts = lines.counts(lines.leads(request.scope).filter(batch=found), at, tries)
    context = {
        "batch": found,
        "page": shown,
        "lines": [(one, showing.row(one.same_as or one, at, tries)) for one in shown.rows],
        "lists": [(name, label, counts[name]) for name, label in rules.LISTS.items()
                  if counts[name] and name != "all"],
        "answers": answers.order_by("-at"),
        "fetchable": at - FETCHED_FOR,
        "is_late": at > found.due_at and found.answered < found.total,
        "may_answer": request.standing.allows("leads.answer", found.stamp),
    }  # fmt: skip
    return render(request, "leads/letter.html", context)
