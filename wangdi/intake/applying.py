"""The change itself: the whole set at once, and a poison record found by halving the set."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from wangdi.intake.commands import (
    Applied,
    Command,
    NewEvent,
    Outcome,
    Record,
    Refused,
    Review,
    Work,
)


def apply(command: Command[Any], work: Work, records: Sequence[Record[Any]]) -> dict[UUID, Outcome]:
    """Apply `records` under a savepoint, constraints checked at once.

    When the database refuses, the halves are tried apart, so that one poison record among n costs
    about 2·log2(n) attempts and stops nothing but itself.
    """
    if not records:
        return {}
    attempt = work.fork()
    try:
        with transaction.atomic():
            outcomes = command.apply(attempt, records)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    except (IntegrityError, DataError, ArithmeticError, Refused) as problem:
        if len(records) == 1:
            return {records[0].key: _why(problem)}
        middle = len(records) // 2
        return apply(command, work, records[:middle]) | apply(command, work, records[middle:])
    work.absorb(attempt)
    return {record.key: outcome for record, outcome in zip(records, outcomes, strict=True)}


def own_events(
    command: Command[Any], records: Sequence[Record[Any]], outcomes: dict[UUID, Outcome]
) -> list[NewEvent]:
    """The one audit event of every applied record."""
    return [
        NewEvent(
            command.event,
            command.subject_kind,
            outcome.subject,
            record.stamp,
            command.purpose_of(record.payload),
            command.detail_of(record.payload),
        )
        for record in records
        if isinstance(outcome := outcomes.get(record.key), Applied)
    ]


def _why(problem: Exception) -> Review:
    if isinstance(problem, Refused):
        return Review(problem.reason, problem.sentence, problem.field)
    return Review(
        "impossible", _("This contradicts what is already recorded, or a value cannot be.")
    )
