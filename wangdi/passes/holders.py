"""Who holds a pass: a person, a household as a whole, or a vehicle by its plate."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from wangdi.lib.fields import index_many
from wangdi.passes.models import Pass
from wangdi.passes.payloads import IssuePayload


def holder_of(asked: IssuePayload) -> object:
    if asked.plate is not None:
        return index_of(asked.plate)
    return asked.person or (None if asked.guest else asked.household)


def index_of(plate: str) -> bytes | None:
    """What a plate is found by."""
    [index] = index_many(Pass, "plate_index", [plate])
    return index


def held(
    live: QuerySet[Pass], homes: Iterable[UUID], payloads: Sequence[IssuePayload]
) -> set[tuple[str, int, object]]:
    """(class, place, holder) of the live passes of those who ask now. One query."""
    plates = [index_of(one.plate) for one in payloads if one.plate]
    theirs = Q(household__in=set(homes)) | Q(plate_index__in=plates)
    rows = live.filter(theirs, guest__isnull=True).order_by()
    columns = ("klass", "place", "household", "person", "plate_index")
    return {
        (klass, place, plate or person or household)
        for klass, place, household, person, plate in rows.values_list(*columns)
    }
