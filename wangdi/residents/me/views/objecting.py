"""An objection of the household, and what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.me.forms.objecting import ObjectForm
from wangdi.residents.queries import voices
from wangdi.residents.queries.care import care_of


@household_page(methods=("GET", "POST"))
def objection(request: HouseholdRequest, own_file: UUID) -> HttpResponse:
    cares = care_of(request.link.household, clock.now())
    care = next((one for one in cares if one.episode.id == own_file), None)
    if care is None:
        raise Http404
    said = voices.of_episode(care.episode)
    waiting = any(one.answered_at is None for one in said)
    may = not waiting and not care.is_over
    form = ObjectForm(request.POST or None, link=request.link, episode=care.episode)
    if request.method == "POST" and may and form.send():
        messages.success(request, _("Your objection has arrived and is answered in time."))
        return redirect("me:objection", care.episode.id)
    hours = care.episode.section.course.objection_hours
    context = {"care": care, "said": said, "form": form, "may": may, "hours": hours}
    return render(request, "me/objection.html", context)
