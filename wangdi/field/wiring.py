"""What gates and posts ask about phones: how many records still lie on those of a checkpoint."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from wangdi.field import queries
from wangdi.gates import unsent
from wangdi.roster import counting


def _of_a_shift(
    checkpoints: Collection[UUID], _begin: datetime, _end: datetime
) -> Mapping[UUID, Mapping[str, int]]:
    """What phones hold now: a record bears its shift only once it is opened here."""
    held = queries.unsent_at(checkpoints)
    return {gate: {"unsent": count} for gate, count in held.items()}


unsent.register("field", queries.unsent_at)
counting.register(_of_a_shift)
