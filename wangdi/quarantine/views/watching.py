"""To record readings, on a phone at the door as well as at a desk: of one, or of all at home."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.people.models import Household
from wangdi.quarantine import at_home
from wangdi.quarantine.forms import LOCAL
from wangdi.quarantine.models import Episode
from wangdi.quarantine.models.readings import Site
from wangdi.quarantine.queries import episode as queries
from wangdi.quarantine.reading_forms import ReadingForm
from wangdi.quarantine.rules import days
from wangdi.quarantine.views.fetching import act, fetch


@page("quarantine.record", methods=("GET", "POST"))
def reading(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = ReadingForm(request.POST or None, episode=episode)

    def shown() -> dict[str, object]:
        taken = queries.readings(episode)
        day = days.day_number(episode.day_zero, clock.today())
        return {"last": taken[-1] if taken else None, "day": day}

    done = _("Recorded.")
    return act(request, form, "quarantine/reading.html", done=done, shown=shown)


@page("quarantine.record", methods=("GET", "POST"))
def household(request: DeskRequest, household_id: UUID) -> HttpResponse:
    """Everybody of a household on one page; all rows go in together, or none."""
    home = get_object_or_404(Household.objects.visible_to(request.scope), id=household_id)
    episodes = Episode.objects.visible_to(request.scope).filter(household=home)
    asked = at_home.rows(episodes, clock.now())
    told = at_home.read(request.POST, asked) if request.method == "POST" else _empty(asked)
    if request.method == "POST" and told.is_whole and _record(request, told):
        return redirect("people:household", home.id)
    shown = {
        "household": home,
        "told": told,
        "key": request.POST.get("key") or ids.uuid7(),
        "at": request.POST.get("at") or clock.local(clock.now()).strftime(LOCAL),
        "sites": Site.choices,
    }
    return render(request, "quarantine/at_home.html", shown)


def _empty(asked: list[at_home.Row]) -> at_home.Told:
    return at_home.Told(asked, clock.now())


def _record(request: DeskRequest, told: at_home.Told) -> bool:
    """Hand all rows in; what is refused stands at its row, and then nothing was recorded."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        told.problem = _("This page is too old. Please send it again.")
        return False
    with transaction.atomic():
        records = told.records(key, way="door")
        answers = submit(actor=request.actor, command="quarantine.record_reading", records=records)
        refused = {one.key: one.sentence for one in answers.each if one.answer == "review"}
        transaction.set_rollback(bool(refused))
    for record, row in zip(records, [row for row in told.rows if row.value], strict=True):
        row.problem = refused.get(record.key, "")
    if refused:
        return False
    n = len(records)
    said = ngettext("%(n)d reading is recorded.", "%(n)d readings are recorded.", n) % {"n": n}
    messages.success(request, said)
    return True
