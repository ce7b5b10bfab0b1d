"""What gates and queues count of a shift; the rooms above register who knows it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from uuid import UUID

WORDS = ("in", "out", "refused", "unsent")
Counts = Mapping[str, int]
Source = Callable[[Collection[UUID], datetime, datetime], Mapping[UUID, Counts]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """`source(checkpoints, begin, end)` → in, out, refused, unsent of each checkpoint it knows.

    What several sources say is added up: the gate's crossings, and what phones still hold.
    """
    if source not in _sources:
        _sources.append(source)


def counts(checkpoint: UUID | None, begin: datetime, end: datetime) -> dict[str, int] | None:
    """What was counted at a checkpoint; None where nothing counts or the post has none."""
    if checkpoint is None or not _sources:
        return None
    total: Counter[str] = Counter(dict.fromkeys(WORDS, 0))
    for source in _sources:
        total.update(source([checkpoint], begin, end).get(checkpoint, {}))
    return {word: total[word] for word in WORDS}


def forget(source: Source) -> None:
    """Take a source back, as tests do."""
    _sources.remove(source)
