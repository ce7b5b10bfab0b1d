"""The readings of a day, asked of everybody in care: two each, set by set, safe to repeat.

Serving plans all days ahead; this closes what a change of days, a return or a new team left open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, OuterRef, QuerySet, Subquery

from wangdi.duties import actions as duties
from wangdi.duties.models import Duty
from wangdi.duties.windows import Window
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk
from wangdi.profiles import queries as profiles
from wangdi.quarantine.actions import moving
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.rules import slots, states
from wangdi.quarantine.section import NAME, QuarantineSection

CADRE = "cadre"
COLUMNS = (
    *("id", "profile_id", "household_id", "community_id", "grid_id", "building_id"),
    *("household__address", "household__sort_key", "contact", "planned"),
)


@dataclass(frozen=True, slots=True)
class Wanting:
    """An episode for which a reading of a day is not asked yet."""

    id: UUID
    profile: UUID
    household: UUID
    stamp: Stamp
    label: str
    sort_key: str
    holder: int | None
    planned: frozenset[str]


def plan_day(day: date, at: datetime) -> int:
    """Ask for the readings of `day` wherever they are not asked for yet; how many are new.

    A slot that is past at `at` is not asked for. One query to find them, one to plan them.
    """
    return duties.plan(_drafts(day, at))


def is_wanting(day: date, at: datetime) -> bool:
    """Whether a reading of the day could still be asked for and is not; one query."""
    return next(_drafts(day, at), None) is not None


def _drafts(day: date, at: datetime) -> Iterator[duties.Draft]:
    asked: dict[UUID, list[tuple[str, Window]]] = {}
    for one in _wanting(day):
        if one.profile not in asked:
            asked[one.profile] = _windows(one.profile, day, at)
        for slot, window in asked[one.profile]:
            if slot not in one.planned:
                yield _draft(one, slot, window)


def _open(day: date) -> QuerySet[Episode, tuple[Any, ...]]:
    """Whose notice was served, who is at home that day, and of whom not all is asked yet."""
    names = [str(slot) for slot in slots.slots_of(day, day)]
    asked = Duty.objects.filter(kind=moving.READING, subject=OuterRef("pk"), slot__in=names)
    standing = asked.exclude(settlement="withdrawn").order_by()
    contact = TeamSlot.objects.filter(episode=OuterRef("pk"), slot=CADRE, to_at=None)
    running = Episode.objects.filter(state=states.NOTIFIED, person__left_on=None)
    rows = running.filter(day_zero__lte=day, last_day__gte=day)
    known = rows.annotate(
        planned=ArraySubquery(standing.values("slot")),
        contact=Subquery(contact.values("worker__user")[:1]),
    )
    how_many = Func("planned", function="cardinality", output_field=IntegerField())
    return known.annotate(n=how_many).exclude(n=len(slots.HALVES)).values_list(*COLUMNS)


def _wanting(day: date) -> Iterator[Wanting]:
    for row in bulk.execute(*_open(day).query.sql_with_params()):
        episode, profile, household, community, grid, building, *more = row
        label, sort_key, holder, planned = more
        yield Wanting(
            id=episode,
            profile=profile,
            household=household,
            stamp=Stamp(community, grid, building),
            label=label,
            sort_key=sort_key,
            holder=holder,
            planned=frozenset(planned),
        )


def _windows(profile: UUID, day: date, at: datetime) -> list[tuple[str, Window]]:
    section = profiles.section(profile, QuarantineSection, NAME)
    if section is None:
        return []
    return [(str(slot), hours) for slot, hours in slots.still_to_come(day, day, section, at)]


def _draft(one: Wanting, slot: str, window: Window) -> duties.Draft:
    return duties.Draft(
        kind=moving.READING,
        subject_kind="episode",
        subject=one.id,
        slot=slot,
        opens_at=window.opens_at,
        due_at=window.due_at,
        missed_at=window.missed_at,
        label=one.label,
        stamp=one.stamp,
        household=one.household,
        holder=one.holder,
        sort_key=one.sort_key,
    )
