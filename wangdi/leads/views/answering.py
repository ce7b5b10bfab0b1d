"""The answer to a sender: made once as an act, then fetched by whoever made it."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.leads import queries
from wangdi.leads import sheet as sheets
from wangdi.leads.forms import AnswerForm
from wangdi.leads.models import LeadAnswer
from wangdi.lib import clock

FETCHED_FOR = timedelta(days=1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("leads.answer", methods=("GET", "POST"))
def answer(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """How many are settled, how many not yet; then the sheet."""
    batch = get_object_or_404(queries.batches(request.scope), id=batch_id)
    form = AnswerForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        if form.answer.answer == "review":
            messages.info(request, _("A second person has to agree before the sheet is made."))
        else:
            messages.success(request, _("The answer sheet is made. Fetch it below."))
        return redirect("leads:letter", batch.id)
    return render(request, "leads/answer.html", {"form": form, "batch": batch})


@never_cache
@page("leads.answer")
def sheet(request: DeskRequest, answer_id: UUID) -> HttpResponse:
    """The workbook, for a day, for the one who made it."""
    seen = LeadAnswer.objects.visible_to(request.scope).standing().select_related("batch")
    since = clock.now() - FETCHED_FOR
    made = get_object_or_404(seen, id=answer_id, by=request.user.pk, at__gt=since)
    target = BytesIO()
    sheets.write(target, made)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    name = f"leads-{clock.local(made.at):%Y%m%d-%H%M}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
