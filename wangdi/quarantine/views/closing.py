"""To prepare a release, and to end a file early."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.forms import EndForm, ReleaseForm
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.episode import waiting_release
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules.releasing import Condition, conditions, unmet
from wangdi.quarantine.views.fetching import act, fetch


@page("quarantine.prepare_release", methods=("GET", "POST"))
def release(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """The conditions with their answers; what still stands against it is said here, not later."""
    episode = fetch(request, episode_id)
    if waiting_release(episode.id) is not None:
        messages.info(request, _("The release is prepared already and waits for approval."))
        return redirect("quarantine:episode", episode.id)
    attested = request.POST.getlist("attested")
    checked = _checked(episode, attested)
    form = ReleaseForm(request.POST or None, episode=episode, conditions=checked)
    for one in unmet(checked, reason=request.POST.get("reason", "")) if form.is_bound else ():
        form.full_clean()
        field = "reason" if one.waivable else "attested" if one.attested else None
        form.add_error(field, str(one.sentence))
    done = _("Prepared. Another person must approve it.")
    return act(
        request, form, "quarantine/release.html", done=done, shown=lambda: {"conditions": checked}
    )


def _checked(episode: Episode, attested: list[str]) -> list[Condition]:
    at = clock.now()
    return conditions(episode.section, known([episode], at)[episode.id], attested=attested)


@page("quarantine.end", methods=("GET", "POST"))
def end(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = EndForm(request.POST or None, episode=episode)
    return act(request, form, "quarantine/end.html", done=_("Ended. Nothing more is asked."))
