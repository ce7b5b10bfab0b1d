"""To record a reading, on a phone at the door as well as at a desk."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
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
