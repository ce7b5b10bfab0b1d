"""Replies to the questions of a round, in the caller's transaction."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk

COLUMNS = {
    "visit_id": "uuid",
    "round_id": "uuid",
    "dwelling_id": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
    "question": "text",
    "number": "int4",
    "choice": "text",
}
# Said again at the same visit, the later reply holds.
AGAIN = """
    ON CONFLICT (visit_id, question) DO UPDATE
    SET number = excluded.number, choice = excluded.choice
"""
Reply = bool | int | str


class Replies(NamedTuple):
    """What was replied at one visit: question → yes or no, a number, the code of a choice."""

    visit: UUID
    round: UUID
    dwelling: UUID
    stamp: Stamp
    replies: Mapping[str, Reply]


def keep_replies(given: Iterable[Replies]) -> None:
    """Write replies, one row for each question; one statement."""
    rows = [
        (one.visit, one.round, one.dwelling, *one.stamp, question, *_typed(reply))
        for one in given
        for question, reply in one.replies.items()
    ]
    bulk.insert("screening_doorreply", COLUMNS, rows, tail=AGAIN)


def _typed(reply: Reply) -> tuple[int | None, str]:
    return (None, reply) if isinstance(reply, str) else (int(reply), "")
