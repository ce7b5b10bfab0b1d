"""The path of a fever as it stands: steps with their clocks, and whose are open now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wangdi.quarantine.actions import paths
from wangdi.quarantine.models import Episode, FeverPath, FeverStep, Reading
from wangdi.quarantine.rules import path
from wangdi.quarantine.section import QuarantineSection


@dataclass(frozen=True, slots=True)
class Step:
    """One step: done by somebody, waiting until `due_at`, or not asked for (yet)."""

    name: str
    row: FeverStep | None
    due_at: datetime
    state: str

    @property
    def label(self) -> str:
        return str(path.LABELS[self.name])


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an open path stands: why, what comes next, by when, and whether that is late."""

    path: FeverPath
    next_step: str
    due_at: datetime
    late: bool

    @property
    def label(self) -> str:
        return str(path.LABELS[self.next_step])


def steps(one: FeverPath, section: QuarantineSection, at: datetime) -> list[Step]:
    """All four steps of a path, in their order."""
    course, done = paths.course_of(one), paths.done_of(one)
    told = []
    for name in path.STEPS:
        due = path.due_at(name, course, section)
        if name in done:
            state = "done"
        elif one.closed_at is not None or name not in course.waiting:
            state = "upcoming" if one.closed_at is None and course.is_asked(name) else "waived"
        else:
            state = "late" if at > due else "open"
        told.append(Step(name, done.get(name), due, state))
    return told


def of_episode(episode: Episode) -> list[FeverPath]:
    """The paths of an episode, the latest first; two queries."""
    rows = FeverPath.objects.filter(episode=episode).order_by("-known_at")
    return list(rows.prefetch_related("steps"))


def standing(episodes: Sequence[Episode], at: datetime) -> dict[UUID, Standing]:
    """Of episodes with an open path: what comes next and by when; two queries."""
    sections = {one.id: one.section for one in episodes}
    found = {}
    for episode, one in paths.standing(sections).items():
        course = paths.course_of(one)
        by_clock = [(path.due_at(name, course, sections[episode]), name) for name in course.waiting]
        if by_clock:
            due, name = min(by_clock)
            found[episode] = Standing(one, name, due, at > due)
    return found


def readings(one: FeverPath) -> list[Reading]:
    """What was measured on the path, in the order taken."""
    rows = Reading.objects.filter(episode=one.episode_id, annulled_at=None, at__gte=one.began_at)
    if one.closed_at is not None:
        rows = rows.filter(at__lte=one.closed_at)
    return list(rows.order_by("at", "id"))
