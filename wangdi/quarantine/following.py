"""Episodes go along with the person who moves, and with the one he turns out to be."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties.following import follow_subjects
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import bulk, ids
from wangdi.people.models import Household, Person
from wangdi.quarantine.actions import doubling
from wangdi.quarantine.models import (
    Breach,
    Clearance,
    Decision,
    Ending,
    Episode,
    FeverPath,
    Hold,
    NoticeServed,
    Objection,
    PaperReading,
    Reading,
    Recount,
    RecountProposal,
    Release,
    Suitability,
    Suspension,
    TeamSlot,
)
from wangdi.quarantine.payloads import EpisodePayload

PARTS = (
    Decision,
    Release,
    Clearance,
    Hold,
    Ending,
    NoticeServed,
    TeamSlot,
    Reading,
    FeverPath,
    PaperReading,
    Suitability,
    Suspension,
    Recount,
    RecountProposal,
    Breach,
    Objection,
)
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
    doubles = _end_doubles(pairs)
    rows = Episode.objects.select_for_update().filter(person__in=pairs).order_by("id")
    episodes = list(rows.select_related("household"))
    homes = dict(Person.objects.filter(id__in=pairs.values()).values_list("id", "household_id"))
    moved: dict[UUID, list[dict[str, Any]]] = {}
    for one in episodes:
        stood = {
            "episode": str(one.id),
            "household": str(one.household_id),
            "stamp": list(one.stamp),
            "open": one.is_open(),
        }
        if (key := doubles.pop(one.id, None)) is not None:
            stood["double"] = str(key)
        moved.setdefault(one.person_id, []).append(stood)
    for one in episodes:
        one.person_id = pairs[one.person_id]
    write(episodes)
    go_along({one.id: homes[one.person_id] for one in episodes if one.is_open()})
    for episode, key in doubles.items():
        other = _other_of(episode, pairs)
        moved.setdefault(other, []).append({"survivors": str(episode), "double": str(key)})
    return dict(moved)


def unmerge(moved: Mapping[UUID, Any]) -> None:
    """Each episode is his again who had it, where it stood."""
    told = [(other, one) for other, all_of in moved.items() for one in all_of]
    stood = {UUID(one["episode"]): (other, one) for other, one in told if "episode" in one}
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
    if doubles := [UUID(one["double"]) for _other, one in told if "double" in one]:
        annul(actor=system("quarantine"), keys=doubles, reason=_("They are two people after all."))


def _end_doubles(pairs: Mapping[UUID, UUID]) -> dict[UUID, UUID]:
    """Where both have an open file the later one ends; by its id the key that undoes it."""
    records = [
        Incoming(ids.uuid7(), EpisodePayload(episode=episode)) for episode in doubling.later(pairs)
    ]
    if records:
        submit(actor=system("quarantine"), command="quarantine.end_double", records=records)
    return {
        one.payload.episode: one.key for one in records if isinstance(one.payload, EpisodePayload)
    }


def _other_of(episode: UUID, pairs: Mapping[UUID, UUID]) -> UUID:
    """The entry that was merged into the person of this file."""
    person = Episode.objects.values_list("person_id", flat=True).get(id=episode)
    return next(other for other, survivor in pairs.items() if survivor == person)
