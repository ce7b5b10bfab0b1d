"""Handing to the intake what a fact leads to."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming, Payload
from wangdi.intake.submitting import submit


def ask(command: str, records: list[Incoming]) -> None:
    """Submit as the system; nothing where nothing is asked."""
    if records:
        submit(actor=system("quarantine"), command=command, records=records, channel="fact")


def each(episodes: Iterable[tuple[UUID, int]], payload: type[Payload], why: str) -> list[Incoming]:
    """One record for each (episode, fact), under a key that the same fact makes again."""
    return [
        Incoming(uuid5(episode, f"{why}:{fact}"), payload.model_validate({"episode": episode}))
        for episode, fact in episodes
    ]
