"""All that one episode's page shows, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.documents import queries as documents
from wangdi.documents.models import Document
from wangdi.intake.models import Approval, Event
from wangdi.lib import clock
from wangdi.quarantine.actions.teams import current, vacant
from wangdi.quarantine.curve import Watch, slot_state
from wangdi.quarantine.models import Episode, NoticeServed, Reading, Suspension, TeamSlot
from wangdi.quarantine.rules import days, places, slots
from wangdi.quarantine.words import VERBS
from wangdi.ui.ruler import RulerCell, RulerDay

RELEASES = ("quarantine.release", "quarantine.clear")


@dataclass(frozen=True, slots=True)
class Seat:
    """One place of the team and who holds it, or nobody."""

    slot: str
    label: str
    held: TeamSlot | None


def team(episode: Episode) -> list[Seat]:
    """The places of the profile in their order."""
    held = current([episode.id]).get(episode.id, {})
    section = episode.section
    return [Seat(slot, places.label(slot, section), held.get(slot)) for slot in section.slots]


def missing(episode: Episode) -> list[str]:
    return vacant(episode, current([episode.id]).get(episode.id, {}))


def readings(episode: Episode) -> list[Reading]:
    """What was measured, in the order taken."""
    rows = Reading.objects.filter(episode=episode, annulled_at=None)
    return list(rows.order_by("at", "id"))


def away(episode: Episode) -> list[tuple[datetime, datetime | None]]:
    """When the person was away and no reading was asked for: from, and back or not yet."""
    rows = Suspension.objects.filter(episode=episode, annulled_at=None).order_by("from_at")
    return list(rows.values_list("from_at", "back_at"))


def papers(episode: Episode) -> list[Document]:
    return documents.of_subject(episode.id)


def served(episode: Episode) -> NoticeServed | None:
    rows = NoticeServed.objects.filter(episode=episode, annulled_at=None)
    return rows.first()


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    words: str
    by: str


def happened(episode: Episode) -> list[Happening]:
    """What was done with the file, newest first; readings have their own place."""
    rows = Event.objects.filter(subject=episode.id, verb__in=VERBS).order_by("-at", "-id")
    return [Happening(one.at, str(VERBS[one.verb]), one.who()) for one in rows[:50]]


def waiting_release(episode_id: UUID) -> Approval | None:
    """A release that was prepared and not yet decided."""
    rows = Approval.objects.filter(subject=episode_id, command__in=RELEASES)
    return rows.filter(decided_at=None).first()


def ruler(episode: Episode, taken: Sequence[Reading], watch: Watch) -> list[RulerDay]:
    """Two cells a day from day zero to the last, as the curve has them."""
    by_slot = {slots.Slot(one.day, one.half): one for one in taken}
    today = clock.day_of(watch.at)
    return [
        RulerDay(
            number=days.day_number(episode.day_zero, day),
            date=day,
            morning=_cell(episode, by_slot, slots.Slot(day, slots.AM), watch),
            evening=_cell(episode, by_slot, slots.Slot(day, slots.PM), watch),
            today=day == today,
        )
        for day in days.days_of(episode.day_zero, episode.last_day)
    ]


def _cell(
    episode: Episode, by_slot: dict[slots.Slot, Reading], slot: slots.Slot, watch: Watch
) -> RulerCell:
    if (taken := by_slot.get(slot)) is not None:
        return _told(taken)
    state = slot_state(episode, slot, watch)
    return RulerCell(state) if state else RulerCell("waived", label=_("Not asked"))


def _told(taken: Reading) -> RulerCell:
    """What a reading says in a word; a normal value under a fever reducer is not normal."""
    if taken.is_hot:
        return RulerCell("missed", text=str(taken.value), label=_("Fever"))
    if taken.symptomatic:
        return RulerCell("late", text=str(taken.value), label=_("Symptoms"))
    if taken.is_masked:
        return RulerCell("late", text=str(taken.value), label=_("under a fever reducer"))
    return RulerCell("done", text=str(taken.value), label=_("Normal"))
