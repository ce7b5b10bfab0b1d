"""How the world asks: everything goes in by the intake, as from a page or a phone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from wangdi.intake.actors import Actor, system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.lib import ids

FOUNDERS = system("world")
PHONE_BATCH = 200


class WorldDiffers(Exception):
    """Something that the world asked for was not applied: its story no longer fits the house."""


def incoming(payload: dict[str, Any], at: datetime | None = None) -> Incoming:
    """One record with a new key; `at` is when it was made."""
    return Incoming(ids.uuid7_at(at) if at else ids.uuid7(), payload, at)


def ask(
    command: str,
    payloads: Iterable[dict[str, Any] | Incoming],
    *,
    by: Actor = FOUNDERS,
    channel: str = "page",
) -> Answers:
    """Hand in all at once; WorldDiffers where one is kept for review without being expected."""
    records = [one if isinstance(one, Incoming) else incoming(one) for one in payloads]
    if not records:
        return Answers([])
    answers = submit(actor=by, command=command, records=records, channel=channel)
    for answer in answers.each:
        if answer.answer == "review" and answer.reason != "second_person":
            raise WorldDiffers(f"{command}: {answer.reason}: {answer.sentence} ({answer.field})")
    return answers


def subjects(answers: Answers) -> list[UUID]:
    return [answer.subject for answer in answers.each if answer.subject]


def batches(records: Sequence[Incoming], size: int = PHONE_BATCH) -> Iterable[list[Incoming]]:
    """As a phone hands them in: a portion at a time."""
    waiting = iter(records)
    while portion := list(islice(waiting, size)):
        yield portion
