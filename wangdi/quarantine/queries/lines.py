"""Line lists: everybody in care within a scope, each with the reasons he stands on a list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from wangdi.access.scoping import Scope
from wangdi.lib import bulk, clock
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode, NoticeServed, Reading, TeamSlot
from wangdi.quarantine.rules import days, watch
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
    rules: dict[UUID, watch.Today | None] = {}
    rows = _facts(Episode.objects.visible_to(scope).filter(closed_at=None), at)
    wanted = rows.order_by("release_from", "id").values_list(*COLUMNS)
    for row in bulk.execute(*wanted.query.sql_with_params()):
        if row[1] not in rules:
            rules[row[1]] = _today(row[1], at)
        if (today := rules[row[1]]) is None:
            continue
        reasons = watch.why(_known(row, today), today)
        found.why[row[0]] = reasons
        for name in reasons:
            found.on[name].append(row[0])
    return found


def _today(version: UUID, at: datetime) -> watch.Today | None:
    section = profiles.section(version, QuarantineSection, NAME)
    return watch.today(section, at) if section is not None else None


def _known(row: tuple[Any, ...], today: watch.Today) -> watch.Facts:
    return watch.Facts(
        stored=row[2],
        begins_at=days.begins_at(row[3]),
        release_from=row[4],
        team_full=row[5] >= today.places,
        served_at=row[6],
        last_reading_at=row[7],
        fever_at=row[8],
        done=frozenset(slot for slot, _hours in today.windows if slot.half in row[9]),
    )


def _facts(open_episodes: QuerySet[Episode], at: datetime) -> QuerySet[Episode]:
    """The facts of `watch.Facts` beside each episode; each by its own index, none by history."""
    readings = Reading.objects.filter(episode=OuterRef("pk"), annulled_at=None)
    slots = TeamSlot.objects.filter(episode=OuterRef("pk"), to_at=None).order_by()
    notices = NoticeServed.objects.filter(episode=OuterRef("pk"), annulled_at=None)
    hot = readings.filter(fever=True, cleared=False).order_by("-at")
    since = clock.day_bounds(clock.day_of(at))[0] - timedelta(hours=12)
    today = readings.filter(day=clock.day_of(at), at__gte=since).order_by()
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
