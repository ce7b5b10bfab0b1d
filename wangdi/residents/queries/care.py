"""Who of a household is cared for now, what is asked of them today, and who looks after them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.lib import clock
from wangdi.profiles.texts import Text
from wangdi.quarantine.actions.teams import current
from wangdi.quarantine.models import Episode, Hold, NoticeServed, Reading, TeamSlot
from wangdi.quarantine.rules import days, slots, states
from wangdi.staff.models import Worker

RECENT = timedelta(days=90)
ASKED = (states.NOTIFIED, states.ACTIVE, states.DUE)


@dataclass(frozen=True, slots=True)
class Today:
    """One of today's two readings: `state` as duties say it, the value where it is done."""

    half: str
    opens_at: datetime
    due_at: datetime
    state: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Care:
    """One person's file as the household sees it."""

    episode: Episode
    state: str
    at: datetime
    today: list[Today]
    reasons: list[str]
    has_fever: bool = False
    held: Hold | None = None

    @property
    def name(self) -> str:
        return self.episode.person.name

    @property
    def day(self) -> int:
        return days.day_number(self.episode.day_zero, clock.day_of(self.at))

    @property
    def days(self) -> int:
        return (self.episode.last_day - self.episode.day_zero).days

    @property
    def days_left(self) -> int:
        """Whole days still to come after today."""
        return max(0, (self.episode.last_day - clock.day_of(self.at)).days)

    @property
    def hours_left(self) -> int:
        return days.hours_left(self.episode.release_from, self.at)

    @property
    def is_observed(self) -> bool:
        return self.state in ASKED

    @property
    def is_asked_now(self) -> bool:
        """Whether one of today's readings can be told and has not been."""
        return any(one.state in ("open", "late") for one in self.today)

    @property
    def is_over(self) -> bool:
        return self.state in states.CLOSED

    @property
    def label(self) -> str:
        return str(states.LABELS[self.state])


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the team, with the telephone that is for households."""

    post: str
    worker: Worker

    @property
    def phone(self) -> str:
        return self.worker.work_phone


def care_of(household: UUID, at: datetime) -> list[Care]:
    """Everybody's newest file that was decided, open ones first; four queries."""
    rows = Episode.objects.filter(household=household).exclude(
        state__in=(states.PROPOSED, states.DECLINED)
    )
    found = rows.select_related("person", "household").order_by("-day_zero", "-id")
    newest: dict[UUID, Episode] = {}
    for one in found:
        if one.closed_at is None or at - one.closed_at < RECENT:
            newest.setdefault(one.person_id, one)
    episodes = sorted(newest.values(), key=lambda one: (one.closed_at is not None, one.id))
    ids = [one.id for one in episodes]
    served = dict(
        NoticeServed.objects.filter(episode__in=ids, annulled_at=None).values_list("episode", "at")
    )
    today = clock.day_of(at)
    taken = Reading.objects.filter(episode__in=ids, annulled_at=None, day=today).order_by("at")
    by_slot = {(one.episode_id, one.half): one for one in taken}
    holds = {one.episode_id: one for one in Hold.objects.filter(episode__in=ids, lifted_at=None)}
    cares = [_care(one, served.get(one.id), by_slot, at) for one in episodes]
    return [replace(one, held=holds.get(one.episode.id)) for one in cares]


def _care(
    episode: Episode,
    since: datetime | None,
    by_slot: dict[tuple[UUID, str], Reading],
    at: datetime,
) -> Care:
    state = episode.state_at(at)
    today = _today(episode, since, by_slot, at) if state in ASKED else []
    reasons = [str(Text.model_validate(reason)) for reason in episode.reasons]
    hot = [one for (file, _half), one in by_slot.items() if file == episode.id]
    has_fever = any(one.fever and not one.cleared for one in hot)
    return Care(episode, state, at, today, reasons, has_fever)


def _today(
    episode: Episode,
    since: datetime | None,
    by_slot: dict[tuple[UUID, str], Reading],
    at: datetime,
) -> list[Today]:
    """What of today is asked for: nothing that was over before the notice, nor after the end."""
    day = clock.day_of(at)
    if not episode.day_zero <= day <= episode.last_day:
        return []
    found: list[Today] = []
    for half in slots.HALVES:
        hours = slots.window(slots.Slot(day, half), episode.section)
        done = by_slot.get((episode.id, half))
        if done is not None:
            found.append(Today(half, hours.opens_at, hours.due_at, "done", str(done.value)))
        elif since is not None and hours.missed_at > since:
            found.append(Today(half, hours.opens_at, hours.due_at, hours.unsettled_at(at)))
    return found


def team_of(cares: list[Care]) -> list[Contact]:
    """The care team of all who are observed at home, each worker once, in the profile's order."""
    open_files = [one.episode for one in cares if not one.is_over]
    held = current([one.id for one in open_files])
    seats: dict[UUID, Contact] = {}
    for episode in open_files:
        team: dict[str, TeamSlot] = held.get(episode.id, {})
        for slot in episode.section.slots:
            if slot in team:
                seat = team[slot]
                seats.setdefault(seat.worker_id, Contact(seat.label, seat.worker))
    return list(seats.values())
