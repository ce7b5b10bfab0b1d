"""Episodes go along with the person who moves, and with the one he turns out to be."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties.following import follow_subjects
from wangdi.intake.commands import Refused
from wangdi.lib import bulk
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import (
    Decision,
    Ending,
    Episode,
    FeverPath,
    NoticeServed,
    Reading,
    Release,
    Suitability,
    TeamSlot,
)

PARTS = (Decision, Release, Ending, NoticeServed, TeamSlot, Reading, FeverPath, Suitability)
STAMP_PARTS = """
UPDATE {table} t
SET community_id = e.community_id, grid_id = e.grid_id, building_id = e.building_id
FROM quarantine_episode e WHERE e.id = ANY(%b::uuid[]) AND t.{key} = e.id
"""

STAMP_PAPERS = """
UPDATE documents_document t SET household = e.household_id,
    community_id = e.community_id, grid_id = e.grid_id, building_id = e.building_id
FROM quarantine_episode e WHERE e.id = ANY(%b::uuid[]) AND t.subject = e.id
"""
STAMP_STEPS = """
UPDATE quarantine_feverstep t
SET community_id = p.community_id, grid_id = p.grid_id, building_id = p.building_id
FROM quarantine_feverpath p WHERE p.episode_id = ANY(%b::uuid[]) AND t.path_id = p.id
"""
ENTRUST_ANEW = """
UPDATE access_assignment a SET household = e.household_id
FROM quarantine_episode e
WHERE e.id = ANY(%b::uuid[]) AND a.source = e.id AND a.valid_to IS NULL
"""


def go_along(homes: Mapping[UUID, UUID]) -> None:
    """Open episodes (by id) go to these households, with team, readings, papers and duties."""
    if not homes:
        return
    held = Episode.objects.select_for_update().select_related("household")
    episodes = list(held.filter(id__in=homes).order_by("id"))
    doors = {one.id: one.household.dwelling_id for one in episodes}
    found: dict[UUID, Household] = Household.objects.in_bulk(set(homes.values()))
    for one in episodes:
        home = found[homes[one.id]]
        one.household = home
        one.community_id, one.grid_id, one.building_id = home.stamp
    write(episodes)
    follow_subjects({one.id: (one.household_id, doors[one.id]) for one in episodes})


def write(episodes: Iterable[Episode]) -> None:
    """Write person, household and stamps of episodes, and stamp anew what hangs on them."""
    rows = list(episodes)
    columns = ["person", "household", "community_id", "grid_id", "building_id"]
    Episode.objects.bulk_update(rows, columns, batch_size=2000)
    keys = [one.id for one in rows]
    for part in PARTS:
        table = part._meta.db_table
        bulk.execute(STAMP_PARTS.format(table=table, key="episode_id"), [keys])
    bulk.execute(STAMP_STEPS, [keys])
    bulk.execute(STAMP_PAPERS, [keys])
    bulk.execute(ENTRUST_ANEW, [keys])


def merge(pairs: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """The other's episodes become the survivor's, open ones in his household; what stood where."""
    rows = Episode.objects.select_for_update().filter(person__in=pairs).order_by("id")
    episodes = list(rows.select_related("household"))
    _refuse_two_open(episodes, pairs)
    homes = dict(Person.objects.filter(id__in=pairs.values()).values_list("id", "household_id"))
    moved: dict[UUID, list[dict[str, Any]]] = {}
    for one in episodes:
        stood = {
            "episode": str(one.id),
            "household": str(one.household_id),
            "stamp": list(one.stamp),
            "open": one.is_open(),
        }
        moved.setdefault(one.person_id, []).append(stood)
    for one in episodes:
        one.person_id = pairs[one.person_id]
    write(episodes)
    go_along({one.id: homes[one.person_id] for one in episodes if one.is_open()})
    return dict(moved)


def unmerge(moved: Mapping[UUID, Any]) -> None:
    """Each episode is his again who had it, where it stood."""
    stood = {
        UUID(one["episode"]): (other, one) for other, all_of in moved.items() for one in all_of
    }
    rows = Episode.objects.select_for_update().filter(id__in=stood).select_related("household")
    episodes = list(rows.order_by("id"))
    doors = {one.id: one.household.dwelling_id for one in episodes}
    for one in episodes:
        other, was = stood[one.id]
        one.person_id, one.household_id = other, UUID(was["household"])
        one.community_id, one.grid_id, one.building_id = was["stamp"]
    write(episodes)
    still = [one for one in episodes if one.is_open()]
    follow_subjects({one.id: (one.household_id, doors[one.id]) for one in still})


def _refuse_two_open(episodes: Iterable[Episode], pairs: Mapping[UUID, UUID]) -> None:
    others = {one.person_id for one in episodes if one.is_open()}
    survivors = {pairs[other] for other in others}
    if Episode.objects.open().filter(person__in=survivors).exists():
        raise Refused(
            _("Both have an open file of care. End one of them first, then merge."),
            reason="two_open_files",
        )
