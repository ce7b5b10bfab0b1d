"""One person out of two entries, and two again: what rooms above hold of him goes along.

merging.register("quarantine", move, unmove)      # in the room's wiring
move({other: survivor}) -> {other: what}    # JSON: ids, and where each stood; may be Refused
unmove({other: what})                       # restores exactly what `move` said
Both run in the transaction of the merge. A room that refers to `Person` registers here; who only
wants to know receives `people.person_merged` and `people.person_unmerged`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from wangdi.intake.commands import Refused, Work
from wangdi.lib import clock, ids
from wangdi.people import corrections, rules
from wangdi.people.actions import close_empty, known_numbers, resize
from wangdi.people.models import Departure, Household, Merge, Person
from wangdi.people.models.changes import STANDING

Move = Callable[[Mapping[UUID, UUID]], dict[UUID, Any]]
Unmove = Callable[[Mapping[UUID, Any]], None]
MERGED, UNMERGED = "people.person_merged", "people.person_unmerged"


class _Mover(NamedTuple):
    move: Move
    unmove: Unmove


class Pair(NamedTuple):
    """Who remains and who turned out to be the same."""

    survivor: UUID
    other: UUID


_movers: dict[str, _Mover] = {}


def register(name: str, move: Move, unmove: Unmove) -> None:
    """Offer to move what a room holds of a person, and to move it back. Again replaces it."""
    _movers[name] = _Mover(move, unmove)


def merge(work: Work, pairs: Mapping[UUID, Pair]) -> None:
    """Merge by the keys of their records. Refused where a room cannot bring both together."""
    if not pairs:
        return
    people = Person.objects.select_for_update().in_bulk(
        {one for pair in pairs.values() for one in pair}
    )
    closing = dict(zip(pairs, ids.uuid7s(len(pairs)), strict=True))
    today = clock.day_of(work.now)
    changes: dict[UUID, tuple[UUID, Mapping[str, Any]]] = {}
    for key, pair in pairs.items():
        survivor, other = people[pair.survivor], people[pair.other]
        changes[key] = survivor.id, rules.taken_over(survivor, other)
        changes[closing[key]] = (
            other.id,
            {"left_on": today, "left_why": Departure.MERGED.value, "merged_into_id": survivor.id},
        )
    corrections.change(changes, at=work.now)
    moved = _move({pair.other: pair.survivor for pair in pairs.values()})
    Merge.objects.bulk_create(
        Merge(
            id=key,
            survivor_id=pair.survivor,
            other_id=pair.other,
            closing=closing[key],
            moved=moved[pair.other],
            made_at=work.now,
            by_label=work.actor.label,
        )
        for key, pair in pairs.items()
    )
    _recount([one.household_id for one in people.values()], work)
    for pair in pairs.values():
        _tell(work, MERGED, people[pair.other], pair.survivor)


def unmerge(work: Work, keys: Sequence[UUID]) -> None:
    """Make two of one again, each as he stood; what came after the merge stays with the one."""
    rows = Merge.objects.filter(STANDING, id__in=keys).select_related("survivor", "other")
    merges = list(rows.select_for_update(of=("self",)).order_by("-made_at", "-id"))
    _check_last(merges)
    for name, mover in _movers.items():
        moved = {one.other_id: one.moved[name] for one in merges if one.moved.get(name)}
        if moved:
            mover.unmove(moved)
    both = [key for one in merges for key in (one.id, one.closing)]
    back = corrections.take_back(both, at=work.now)
    living = {one.household_id for one in back if one.left_on is None}
    Household.objects.filter(id__in=living).update(closed_on=None)
    _recount([one.household_id for one in back], work)
    Merge.objects.filter(id__in=keys).update(annulled_at=work.now)
    for one in merges:
        _tell(work, UNMERGED, one.other, one.survivor_id)


def _move(pairs: Mapping[UUID, UUID]) -> dict[UUID, dict[str, Any]]:
    """What every room moved, by the other person and the room's name."""
    moved: dict[UUID, dict[str, Any]] = {other: {} for other in pairs}
    for name, mover in _movers.items():
        for other, what in mover.move(pairs).items():
            if what:
                moved[other][name] = what
    return moved


def _check_last(merges: Sequence[Merge]) -> None:
    """Merges are undone from the last: what went on to a third person must come back first."""
    keys = {one.id for one in merges}
    for one in merges:
        on_top = Q(other=one.survivor_id) | Q(survivor=one.survivor_id)
        later = Merge.objects.filter(STANDING, on_top, made_at__gt=one.made_at)
        if later.exclude(id__in=keys).exists():
            raise Refused(_("Something later stands on it: take that back first."), reason="later")
    numbers = [one.other.id_number for one in merges if one.other.id_number]
    others = {one.survivor_id for one in merges}
    if set(known_numbers(numbers).values()) - others:
        raise Refused(
            _("Another person of the ledger carries this document number."), reason="known_person"
        )


def _recount(homes: Sequence[UUID], work: Work) -> None:
    unique = list(dict.fromkeys(homes))
    resize(unique)
    close_empty(unique, on=clock.day_of(work.now))


def _tell(work: Work, kind: str, other: Person, survivor: UUID) -> None:
    work.event(kind, kind="person", subject=other.id, stamp=other.stamp)
    work.fact(kind, about="person", subject=other.id, stamp=other.stamp, survivor=str(survivor))
