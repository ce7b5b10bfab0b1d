"""To end a file early."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.quarantine.forms import EndForm
from wangdi.quarantine.views.fetching import act, fetch


@page("quarantine.end", methods=("GET", "POST"))
def end(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = EndForm(request.POST or None, episode=episode)
    return act(request, form, "quarantine/end.html", done=_("Ended. Nothing more is asked."))
