"""What changed? Away and back, the days anew, the new notice."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.profiles import queries as profiles
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import replanning
from wangdi.quarantine.choosing import choices
from wangdi.quarantine.forms_course import (
    DeclineForm,
    ExposeForm,
    ExtendForm,
    RenewalForm,
    ResumeForm,
    SuspendForm,
)
from wangdi.quarantine.models import Episode, RecountProposal
from wangdi.quarantine.queries import course as queries
from wangdi.quarantine.rules import states
from wangdi.quarantine.views.fetching import act, fetch, sees_health
from wangdi.quarantine.views.saying import GROUPS, says, uuid_of

FORM = "quarantine/change_form.html"


@page("quarantine.view")
def change(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """One page of plain choices: those that the state allows and the reader may make."""
    episode = fetch(request, episode_id)
    state = episode.state_at(clock.now())
    shown = {
        "episode": episode,
        "state_label": states.LABELS[state],
        "course": queries.course(episode) if sees_health(request, episode) else None,
        "choices": choices(request.standing, episode, state),
        "now": clock.now(),
        "allowed": {
            name: request.standing.allows(f"quarantine.{name}", episode.stamp)
            for name in ("decide", "extend", "serve", "record", "answer_objection")
        },
    }
    return render(request, "quarantine/change.html", shown)


@page("quarantine.suspend", methods=("GET", "POST"))
def suspend(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = SuspendForm(request.POST or None, episode=episode)
    done = _("Recorded. Nothing is asked at home until the return is recorded.")
    return act(request, form, FORM, done=done, shown=says("suspend"))


@page("quarantine.suspend", methods=("GET", "POST"))
def resume(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = ResumeForm(request.POST or None, episode=episode)
    done = _("Welcome back. Readings are asked again from now on.")
    return act(request, form, FORM, done=done, shown=says("resume"))


@page("quarantine.decide", methods=("GET", "POST"))
def expose(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Contact again: one person follows a rule's proposal, without one it takes two."""
    episode = fetch(request, episode_id)
    proposal = _proposal(request, episode, "exposed")
    form = ExposeForm(
        request.POST or None, episode=episode, proposal=proposal, initial=_proposed(proposal)
    )
    done = _("The days begin anew. Serve the new notice.") if proposal else _prepared()
    return act(request, form, FORM, done=done, shown=says("expose", proposal))


@page("quarantine.extend", methods=("GET", "POST"))
def extend(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    proposal = _proposal(request, episode, "extended")
    form = ExtendForm(
        request.POST or None, episode=episode, proposal=proposal, initial=_proposed(proposal)
    )
    return act(request, form, FORM, done=_prepared(), shown=says("extend", proposal))


@page("quarantine.decide", methods=("GET", "POST"))
def decline(request: DeskRequest, episode_id: UUID, proposal_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    waiting = RecountProposal.objects.visible_to(request.scope).filter(settled_at=None)
    proposal = get_object_or_404(waiting, id=proposal_id, episode=episode)
    form = DeclineForm(request.POST or None, episode=episode, proposal=proposal.id)
    done = _("Recorded. The days stay as they are.")
    return act(request, form, FORM, done=done, shown=says("decline", proposal))


@page("quarantine.serve", methods=("GET", "POST"))
def serve_renewal(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Which paper goes to the door, and how it got there."""
    episode = fetch(request, episode_id)
    form = RenewalForm(request.POST or None, episode=episode)
    papers = [one.notice for one in queries.renewals(episode)]
    done = _("Served. The person has the new days in hand.")
    return act(request, form, FORM, done=done, shown=says("renewal", papers=papers[-1:]))


@page("quarantine.decide")
def rules(request: DeskRequest, version_id: UUID) -> HttpResponse:
    """What a version of the rules would change for open files, before it is put in force."""
    version = get_object_or_404(ProfileVersion, id=version_id)
    today = clock.today()
    scope = request.standing.scope("quarantine.decide")
    found = replanning.compare(replanning.concerned(version.id, scope), version.id, today)
    shown = {
        "version": version,
        "groups": [(name, *told, found[name]) for name, told in GROUPS.items()],
        "in_force": profiles.current(clock.now()) == version,
    }
    return render(request, "quarantine/rules.html", shown)


def _prepared() -> str:
    return _("Prepared. Another person must agree before it takes effect.")


def _proposal(request: DeskRequest, episode: Episode, kind: str) -> RecountProposal | None:
    """The proposal of a rule that this page follows, named in its address; none: on one's own."""
    wanted = request.GET.get("proposal")
    if wanted is None:
        return None
    waiting = RecountProposal.objects.visible_to(request.scope).filter(settled_at=None, kind=kind)
    return get_object_or_404(waiting, id=uuid_of(wanted), episode=episode)


def _proposed(proposal: RecountProposal | None) -> dict[str, object]:
    if proposal is None:
        return {}
    return {
        "day_zero": proposal.day_zero,
        "days": (proposal.last_day - proposal.day_zero).days,
        "last_day": proposal.last_day,
        "reason": "；".join(reason.get("zh", "") for reason in proposal.reasons),
    }
