"""Whose turn it is with a file: the one thing to do now, and what else waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.queries.before import Home
from wangdi.quarantine.queries.course import Course
from wangdi.quarantine.queries.fevers import Standing
from wangdi.quarantine.rules import slots, states
from wangdi.quarantine.views.fetching import sees_health
from wangdi.ui.components import times


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that waits: in one sentence, where it is done, and what that act is called.

    `url` is empty where it is somebody else's to do.
    """

    sentence: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """What is known of an episode when its page is made; `mine`: the reader proposed it himself."""

    episode: Episode
    state: str
    at: datetime
    vacant: bool
    home: Home | None
    course: Course
    fever: Standing | None
    waiting: Approval | None
    mine: bool
    taken: list[Reading]


def turns(request: DeskRequest, file: File) -> list[Turn]:
    """All that waits, the most urgent first; of what is not this reader's only the sentence."""
    found = []
    health = sees_health(request, file.episode)
    for permission, name, sentence, label, key in _waiting(file, health=health):
        may = request.standing.allows(permission, file.episode.stamp)
        url = reverse(name, args=[key]) if may else ""
        found.append(Turn(sentence, url, label if may else ""))
    return sorted(found, key=lambda turn: not turn.url)


def _waiting(file: File, *, health: bool) -> Iterator[tuple[str, str, str, str, object]]:
    """Permission, page, sentence, label, key of the page; in the order of urgency."""
    key = file.episode.id
    if file.fever is not None and health:
        step = {"step": file.fever.label, "due": times.moment(file.fever.due_at)}
        sentence = _("A fever is being followed. Next: %(step)s, by %(due)s.") % step
        yield "quarantine.see_health", "quarantine:fever", sentence, _("See the fever"), key
    if (objection := file.course.objection) is not None:
        sentence = _("An objection waits for its answer until %s.") % times.moment(objection.due_at)
        permission, page = "quarantine.answer_objection", "quarantine:objection"
        yield permission, page, sentence, _("Answer the objection"), objection.id
    yield from _before(file)
    yield from _running(file)
    if file.course.proposals or file.course.breaches:
        sentence = _("Something changed and waits for somebody.")
        yield "quarantine.view", "quarantine:change", sentence, _("What changed?"), key
    for one in file.course.approvals:
        sentence = _("New days are prepared and wait for a second person.")
        yield "quarantine.view", "home:approval", sentence, _("Look at it"), one.id


def _before(file: File) -> Iterator[tuple[str, str, str, str, object]]:
    key = file.episode.id
    if file.state == states.PROPOSED:
        if file.home is not None and file.home.against:
            page, permission = "quarantine:suitability", "quarantine.look_at_home"
            yield permission, page, file.home.against, _("Look at the home"), key
        if not file.mine:
            sentence = _("A named person must decide this.")
            yield "quarantine.decide", "quarantine:decide", sentence, _("Decide"), key
    elif file.vacant and file.state not in states.CLOSED:
        sentence = _("The team is not complete: a place has nobody.")
        yield "quarantine.assign", "quarantine:team", sentence, _("Assign the team"), key
    elif file.state == states.DECIDED:
        sentence = _("The notice has not been served yet.")
        yield "quarantine.serve", "quarantine:serve", sentence, _("Serve the notice"), key
    if file.course.renewals:
        sentence = _("The notice of new days is not served yet")
        page = "quarantine:serve_renewal"
        yield "quarantine.serve", page, sentence, _("Record that it was served"), key


def _running(file: File) -> Iterator[tuple[str, str, str, str, object]]:
    key = file.episode.id
    if file.waiting is not None:
        sentence = _("The release is prepared and waits for a second person.")
        yield "quarantine.view", "home:approval", sentence, _("Look at it"), file.waiting.id
    elif file.state == states.DUE:
        sentence = _("The days are complete; the release is due.")
        permission, page = "quarantine.prepare_release", "quarantine:release"
        yield permission, page, sentence, _("Prepare the release"), key
    if file.state == states.SUSPENDED:
        sentence = _("The person is away for treatment. Record when he is back.")
        yield "quarantine.suspend", "quarantine:resume", sentence, _("Record the return"), key
    if file.state in (states.NOTIFIED, states.ACTIVE):
        label = _("Record a reading")
        yield "quarantine.record", "quarantine:reading", _reading(file), label, key


def _reading(file: File) -> str:
    """Which reading is asked now, until when; or that all is told for now."""
    section, today = file.episode.section, clock.day_of(file.at)
    told = {slots.Slot(one.day, one.half) for one in file.taken}
    for half in slots.HALVES:
        slot = slots.Slot(today, half)
        hours = slots.window(slot, section)
        if slot in told or not hours.opens_at <= file.at <= hours.missed_at:
            continue
        if file.at > hours.due_at:
            late = _("A reading is late since %s.")
            return late % times.clocktime(hours.due_at)
        return _("A reading is asked until %s.") % times.clocktime(hours.due_at)
    return _("No reading is asked now.")
