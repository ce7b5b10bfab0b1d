"""Where gates are plugged into the floors below."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from wangdi.gates import merging, section
from wangdi.gates.queries.board import counted
from wangdi.people import merging as people
from wangdi.profiles import describing, sections
from wangdi.roster import counting

sections.register(section.NAME, section.GatesSection)
describing.describe(section.NAME, section.heading, section.sentences)
people.register("gates", merging.move, merging.unmove)


def _of_a_shift(
    checkpoints: Collection[UUID], begin: datetime, end: datetime
) -> dict[UUID, dict[str, int]]:
    """What the gates counted, for the handover of a shift."""
    found = counted(checkpoints, begin, end)
    words = ("in", "out", "refused")
    return {gate: dict(zip(words, counts, strict=True)) for gate, counts in found.items()}


counting.register(_of_a_shift)
