"""Line lists: everybody in care within a scope, each with the reasons he stands on a list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode, NoticeServed, Reading, TeamSlot
from wangdi.quarantine.rules import days, watch
from wangdi.quarantine.rules.slots import HALVES, Slot
from wangdi.quarantine.section import NAME, QuarantineSection

COLUMNS = (
    "id",
    "profile_id",
    "state",
    "day_zero",
    "release_from",
    "filled",
    "served_at",
    "last_reading_at",
    "fever_at",
    "halves",
)


@dataclass(slots=True)
class Lines:
    """Who stands on which list: ids of episodes, the nearest release first."""

    on: dict[str, list[UUID]] = field(default_factory=lambda: {name: [] for name in watch.LISTS})
    why: dict[UUID, set[str]] = field(default_factory=dict)

    def count(self, name: str) -> int:
        return len(self.on[name])


def lines(scope: Scope, at: datetime) -> Lines:
    """Every open episode of the scope with its reasons; one query and the pure rule."""
    found = Lines()
    halves = [(half, Slot(clock.day_of(at), half)) for half in HALVES]
    rows = _facts(Episode.objects.visible_to(scope).filter(closed_at=None), at)
    for row in rows.order_by("release_from", "id").values_list(*COLUMNS):
        section = profiles.section(row[1], QuarantineSection, NAME)
        if section is None:
            continue
        done = frozenset(slot for half, slot in halves if half in row[9])
        facts = watch.Facts(
            stored=row[2],
            begins_at=days.begins_at(row[3]),
            release_from=row[4],
            team_full=row[5] >= len(section.team),
            served_at=row[6],
            last_reading_at=row[7],
            fever_at=row[8],
            done=done,
        )
        reasons = watch.why(facts, section, at)
        found.why[row[0]] = reasons
        for name in reasons:
            found.on[name].append(row[0])
    return found


def _facts(open_episodes: QuerySet[Episode], at: datetime) -> QuerySet[Episode]:
    """The facts of `watch.Facts` beside each episode; each by its own index, none by history."""
    readings = Reading.objects.filter(episode=OuterRef("pk"), annulled_at=None)
    slots = TeamSlot.objects.filter(episode=OuterRef("pk"), to_at=None).order_by()
    notices = NoticeServed.objects.filter(episode=OuterRef("pk"), annulled_at=None)
    hot = readings.filter(fever=True, cleared=False).order_by("-at")
    today = readings.filter(day=clock.day_of(at)).order_by()
    return open_episodes.annotate(
        filled=Coalesce(
            Subquery(slots.values("episode").annotate(n=Count("slot")).values("n")),
            Value(0),
            output_field=IntegerField(),
        ),
        served_at=Subquery(notices.values("at")[:1]),
        last_reading_at=Subquery(readings.order_by("-at").values("at")[:1]),
        fever_at=Subquery(hot.values("at")[:1]),
        halves=ArraySubquery(today.values("half")),
    )


def shown(scope: Scope, wanted: Iterable[UUID]) -> list[Episode]:
    """The episodes of one page of a list, with person and household, in the order given."""
    order = {episode: n for n, episode in enumerate(wanted)}
    rows = Episode.objects.visible_to(scope).filter(id__in=order)
    return sorted(rows.select_related("person", "household"), key=lambda one: order[one.id])
