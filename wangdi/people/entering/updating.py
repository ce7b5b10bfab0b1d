"""New values for people who are there already, and what of an import stays when it is undone."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef

from wangdi.intake.commands import Record, Work
from wangdi.people import corrections, holds
from wangdi.people.actions import resize
from wangdi.people.entering.changes import Fields
from wangdi.people.entering.matching import Match
from wangdi.people.entering.payload import LedgerRow
from wangdi.people.models import Correction

CORRECTED = "people.person_corrected"


def in_ledger(found: Mapping[int, Match]) -> dict[int, UUID]:
    """Rows of people who are there already, whom nothing else sets apart."""
    return {
        at: match.other
        for at, match in found.items()
        if match.cause == "same_person" and isinstance(match.other, UUID)
    }


def update(
    work: Work,
    records: Sequence[Record[LedgerRow]],
    found: Mapping[int, Match],
    taken: Mapping[int, Fields],
) -> dict[UUID, UUID]:
    """Take the new values of people who are there; what stood before is kept, sealed."""
    there = in_ledger(found)
    wanted = {records[at].key: (there[at], fields) for at, fields in taken.items()}
    if not wanted:
        return {}
    people = corrections.change(wanted, at=work.now)
    resize({person.household_id for person in people.values()})
    for key, person in people.items():
        detail = {"fields": sorted(wanted[key][1])}
        work.event(CORRECTED, kind="person", subject=person.id, stamp=person.stamp, detail=detail)
    return {key: person.id for key, person in people.items()}


def held(made: Mapping[UUID, UUID]) -> set[UUID]:
    """What of an import stays: people on whom something stands, doors, and whom somebody put right

    since their values were changed by it.
    """
    entered = {key for key, record in made.items() if key == record}
    standing = holds.held(entered) if entered else set()
    others = {key: record for key, record in made.items() if key != record}
    changed = Correction.objects.filter(id__in=others, annulled_at=None)
    again = Correction.objects.filter(
        person=OuterRef("person"), made_at__gt=OuterRef("made_at"), annulled_at=None
    )
    free = set(changed.exclude(Exists(again)).values_list("id", flat=True))
    return standing | (others.keys() - free)
