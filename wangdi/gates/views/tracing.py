"""When somebody crossed, and who crossed with him: read for a stated purpose only."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.gates import section, showing
from wangdi.gates.forms.acting import TraceForm
from wangdi.gates.queries import together
from wangdi.lib import clock
from wangdi.people.models import Person


@never_cache
@page("gates.trace", methods=("GET", "POST"))
def trace(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """First why; then fourteen days of his ways and whose ways met them."""
    rows = Person.objects.visible_to(request.scope).select_related("household")
    person = get_object_or_404(rows, id=person_id)
    form = TraceForm(request.POST or None, person=person)
    context: dict[str, object] = {"person": person, "form": form}
    if request.method == "POST" and form.submit(request.actor):
        at = clock.now()
        rules = section.in_force(at)[1]
        within = timedelta(minutes=rules.together_minutes)
        context |= {
            "purpose": form.cleaned_data["purpose"],
            "rows": showing.rows(together.ways_of(person, at)),
            "met": showing.met(together.crossed_with(person, at, within)),
            "minutes": rules.together_minutes,
            "days": together.DAYS.days,
            "keep": rules.keep_days,
        }
    return render(request, "gates/trace.html", context)
