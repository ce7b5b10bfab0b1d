"""Letters made ready before their hour: one that says the same stays, as it may be printed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wangdi.documents import queries as issued
from wangdi.documents.models import Document
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.quarantine.actions import papers, values
from wangdi.quarantine.models import Episode

Lines = Sequence[str | values.Value]


def ready(
    work: Work, episodes: Sequence[Episode], basis: Mapping[UUID, Lines]
) -> dict[UUID, Document]:
    """A letter made ready for each episode; written anew only where days or basis differ."""
    there = issued.prepared(papers.LETTER, [one.id for one in episodes])
    stale = [one for one in episodes if not _says(there.get(one.id), one, basis[one.id])]
    made = papers.prepare_letters(work, stale, {one.id: basis[one.id] for one in stale})
    return there | {one.id: letter for one, letter in zip(stale, made, strict=True)}


def _says(letter: Document | None, episode: Episode, basis: Lines) -> bool:
    if letter is None:
        return False
    held = letter.data.get("values", {})
    day = values.day(clock.day_of(episode.release_from))
    return bool(held.get("day") == day and held.get("basis") == list(basis))
