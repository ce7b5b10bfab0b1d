"""What the commands about passes share: passes by id, locked, and where they stand."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.passes.models import Pass

_STAMP = ("community_id", "grid_id", "building_id")


def stamps_of(passes: Sequence[UUID]) -> list[Stamp | None]:
    """Where each pass stands, in order; None for one that is not there. One query."""
    rows = Pass.objects.filter(id__in=set(passes)).values_list("id", *_STAMP)
    known = {key: Stamp(*stamp) for key, *stamp in rows}
    return [known.get(one) for one in passes]


def hold(passes: Iterable[UUID]) -> dict[UUID, Pass]:
    """The passes, locked in one order. One query."""
    rows = Pass.objects.filter(id__in=set(passes)).order_by("id")
    return {one.id: one for one in rows.select_for_update()}
