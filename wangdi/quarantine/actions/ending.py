"""An end before the days are complete: an error, an objection upheld, another place."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.documents import actions as documents
from wangdi.intake.commands import Applied, Outcome, Record, Work
from wangdi.lib import ids
from wangdi.quarantine.actions import moving, papers
from wangdi.quarantine.models import Ending, Episode
from wangdi.quarantine.payloads import EndPayload


def end(
    work: Work, records: Sequence[Record[EndPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """End episodes early; the notice is no longer in force from now on."""
    outcomes: list[Outcome] = []
    ended: list[Episode] = []
    for record in records:
        episode, asked = held[record.payload.episode], record.payload
        against = moving.refusal(episode, "end", work.now)
        if against is None:
            finish(work, episode, reason=asked.reason, note=asked.note)
            ended.append(episode)
        outcomes.append(against or Applied(episode.id))
    settle(work, ended)
    return outcomes


def finish(work: Work, episode: Episode, *, reason: str, note: str) -> None:
    """Move one episode to its end and write why."""
    moving.move(episode, "end", work.now)
    Ending.objects.create(
        id=ids.uuid7(),
        episode=episode,
        reason=reason,
        note=note,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(episode),
    )
    moving.tell(work, "quarantine.ended", episode)


def settle(work: Work, ended: Sequence[Episode]) -> None:
    """What goes with the end of many."""
    for kind in (papers.NOTICE, papers.EXTENSION):
        documents.withdraw(kind=kind, subjects=[one.id for one in ended], at=work.now)
    moving.save(ended)
    moving.close(work, ended, "ended early")
