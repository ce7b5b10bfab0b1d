"""Results go along with their person: to his new home, and to who he turns out to be."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Refused
from wangdi.lib import bulk
from wangdi.people.models import Person
from wangdi.testing.models import PositiveReport, Result, ResultChange

_STAMP = """
    UPDATE testing_result r
    SET community_id = p.community_id, grid_id = p.grid_id, building_id = p.building_id
    FROM people_person p WHERE p.id = r.person_id AND r.person_id = ANY(%b::uuid[])
"""
_STAMP_PARTS = """
    UPDATE {table} t
    SET community_id = p.community_id, grid_id = p.grid_id, building_id = p.building_id
    FROM testing_result r JOIN people_person p ON p.id = r.person_id
    WHERE r.id = t.result_id AND r.person_id = ANY(%b::uuid[])
"""
PARTS = (ResultChange, PositiveReport)


def go_along(people: Iterable[UUID]) -> None:
    """What these people hold stands where they live now; a statement for each table."""
    moved = list(people)
    bulk.execute(_STAMP, [moved])
    for part in PARTS:
        bulk.execute(_STAMP_PARTS.format(table=part._meta.db_table), [moved])


def held(people: Collection[UUID]) -> set[UUID]:
    """Those of `people` whose results are kept."""
    rows = Result.objects.standing().filter(person__in=people)
    return set(rows.values_list("person_id", flat=True))


def merge(pairs: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """The other's results become the survivor's; which they were."""
    rows = list(Result.objects.select_for_update().filter(person__in=pairs).order_by("id"))
    _refuse_two(rows, pairs)
    moved: dict[UUID, list[str]] = {}
    for one in rows:
        moved.setdefault(one.person_id, []).append(str(one.id))
        one.person_id = pairs[one.person_id]
    Result.objects.bulk_update(rows, ["person"], batch_size=2000)
    go_along(pairs.values())
    return dict(moved)


def unmerge(moved: Mapping[UUID, Any]) -> None:
    """Each result is his again who had it."""
    owners = {UUID(key): other for other, keys in moved.items() for key in keys}
    rows = list(Result.objects.select_for_update().filter(id__in=owners).order_by("id"))
    for one in rows:
        one.person_id = owners[one.id]
    Result.objects.bulk_update(rows, ["person"], batch_size=2000)
    go_along(moved)


def in_households(households: Iterable[UUID]) -> list[UUID]:
    """Who lives in these households."""
    return list(Person.objects.filter(household__in=set(households)).values_list("id", flat=True))


def _refuse_two(rows: Iterable[Result], pairs: Mapping[UUID, UUID]) -> None:
    """One sample has one result: of two that differ a person says first which is right."""
    kept = Result.objects.standing().filter(person__in=set(pairs.values()))
    samples = {(one.person_id, one.kind, one.sampled_on, one.number) for one in kept}
    for one in rows:
        if one.annulled_at is None:
            sample = (pairs[one.person_id], one.kind, one.sampled_on, one.number)
            if sample in samples:
                raise Refused(
                    _("Both have a result of the same sample. Annul one of them first."),
                    reason="two_results",
                )
            samples.add(sample)
