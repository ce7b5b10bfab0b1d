"""What happens to many duties at once. All of it runs in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wangdi.duties import kinds
from wangdi.duties.windows import Window
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import bulk, clock, ids

COLUMNS = {
    "id": "uuid",
    "kind": "text",
    "subject_kind": "text",
    "subject": "uuid",
    "slot": "text",
    "household": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
    "holder_id": "int8",
    "role": "text",
    "label": "text",
    "sort_key": "text",
    "opens_at": "timestamptz",
    "due_at": "timestamptz",
    "missed_at": "timestamptz",
    "level": "int2",
    "settlement": "text",
    "reason": "text",
}
# What stands already stays as it is; only what was withdrawn begins anew.
AGAIN = """
    ON CONFLICT (kind, subject, slot) DO UPDATE SET
        settled_at = NULL, settlement = '', settled_by = NULL, reason = '', level = 0,
        holder_id = excluded.holder_id, opens_at = excluded.opens_at, due_at = excluded.due_at,
        missed_at = excluded.missed_at
    WHERE duties_duty.settlement = 'withdrawn' RETURNING 1
"""
# A version 7 key as PostgreSQL 17 can make it: the time, then what gen_random_uuid() gives.
UUID7 = """
    encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
        substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
"""
# Each duty is looked up by its key: OFFSET 0 keeps the planner from anything cleverer, which it
# tries when a whole round was planned a moment ago and its statistics do not know of it yet.
SETTLE = """
    UPDATE duties_duty d SET settled_at = s.at, settlement = 'done', settled_by = s.by,
        evidence = s.evidence
    FROM unnest(%b::uuid[], %b::text[], %b::timestamptz[], %b::int8[], %b::uuid[])
        AS s(subject, slot, at, by, evidence)
    CROSS JOIN LATERAL (
        SELECT id FROM duties_duty x
        WHERE x.kind = %s AND x.subject = s.subject AND x.settled_at IS NULL
            AND (x.slot = s.slot OR (s.slot IS NULL AND x.opens_at <= s.at)) OFFSET 0) AS found
    WHERE d.id = found.id AND d.settled_at IS NULL RETURNING 1
"""
SOURCE = ("subject", "household", "community_id", "grid_id", "building_id", "label", "sort_key")
TYPED = ", ".join(name + "::uuid" * (name == "household") for name in SOURCE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A duty to plan. `slot` tells two duties of one kind and subject apart ("2020-02-10 am")."""

    kind: str
    subject_kind: str
    subject: UUID
    slot: str
    opens_at: datetime
    due_at: datetime
    missed_at: datetime
    label: str
    stamp: Stamp = NOWHERE
    household: UUID | None = None
    holder: int | None = None
    sort_key: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A duty done: `slot` None settles all of the subject that had opened by `at`."""

    subject: UUID
    slot: str | None
    at: datetime
    by: int | None
    evidence: UUID | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A duty (by its own id) that need not be done, why, and who says so."""

    duty: UUID
    reason: str
    by: int | None
    evidence: UUID | None = None


def plan(drafts: Iterable[Draft]) -> int:
    """Plan duties; those already planned stay as they are. Returns how many are new or revived."""
    unique = {(one.kind, one.subject, one.slot): one for one in drafts}
    keys = ids.uuid7s(len(unique))
    rows = [_row(key, one) for key, one in zip(keys, unique.values(), strict=True)]
    return len(bulk.insert("duties_duty", COLUMNS, rows, tail=AGAIN))


def plan_from(
    source: QuerySet[Any, Any], *, kind: str, subject_kind: str, slot: str, window: Window
) -> int:
    """Plan one duty for each row of `source` inside the database; no row travels.

    `source` gives the columns of `SOURCE`, in that order, by `values_list`; subjects are unique.
    """
    select, parameters = source.query.sql_with_params()
    names = ", ".join(SOURCE)
    planned = bulk.execute(
        f"INSERT INTO duties_duty (id, kind, subject_kind, slot, role, opens_at, due_at, missed_at,"
        f" level, settlement, reason, {names})"
        f" SELECT {UUID7}, %s, %s, %s, %s, %s, %s, %s, 0, '', '', {TYPED}"
        f" FROM ({select}) AS source ({names}) {AGAIN}",
        [
            *(kind, subject_kind, slot, kinds.kind(kind).role),
            *(window.opens_at, window.due_at, window.missed_at),
            *parameters,
        ],
    )
    return len(planned)


def settle(kind: str, settled: Iterable[Settled]) -> int:
    """Mark duties of `kind` done; those settled before stay as they were. Returns how many."""
    now = clock.now()
    rows = [(s.subject, s.slot, min(s.at, now), s.by, s.evidence) for s in settled]
    if not rows:
        return 0
    done = bulk.execute(SETTLE, [*_columns(rows), kind])
    return len(done)


def reopen(kind: str, subjects: Iterable[UUID], *, evidence: Iterable[UUID]) -> int:
    """Undo `settle`: duties of `subjects` that these pieces of evidence had settled. How many."""
    reopened = bulk.execute(
        "UPDATE duties_duty SET settled_at = NULL, settlement = '', settled_by = NULL,"
        " evidence = NULL, reason = ''"
        " WHERE kind = %s AND subject = ANY(%s::uuid[]) AND evidence = ANY(%s::uuid[]) RETURNING 1",
        [kind, list(subjects), list(evidence)],
    )
    return len(reopened)


def waive(waivers: Iterable[Waiver]) -> set[UUID]:
    """Release holders from unsettled duties, each with its reason; the duties where it could be."""
    rows = [(one.duty, one.reason, one.by, one.evidence) for one in waivers]
    if not rows:
        return set()
    waived = bulk.execute(
        "UPDATE duties_duty d SET settled_at = %s, settlement = 'waived', settled_by = w.by,"
        " reason = w.reason, evidence = w.evidence"
        " FROM unnest(%s::uuid[], %s::text[], %s::int8[], %s::uuid[])"
        " AS w(duty, reason, by, evidence)"
        " WHERE d.id = w.duty AND d.settled_at IS NULL RETURNING d.id",
        [clock.now(), *_columns(rows)],
    )
    return {duty for (duty,) in waived}


def withdraw(kind: str, subjects: Iterable[UUID], reason: str) -> int:
    """Take back what is no longer to be done (a release, a round closed); how many.

    What was missed before stays missed: silence is not undone by the end of the watch.
    """
    withdrawn = bulk.execute(
        "UPDATE duties_duty SET settled_at = %s, settlement = 'withdrawn', reason = %s"
        " WHERE kind = %s AND subject = ANY(%s::uuid[]) AND settled_at IS NULL"
        " AND missed_at >= %s RETURNING 1",
        [now := clock.now(), reason, kind, list(subjects), now],
    )
    return len(withdrawn)


def withdraw_slot(kind: str, slot: str, reason: str) -> int:
    """Take back all that is unsettled of one slot of a kind (a whole round); how many."""
    withdrawn = bulk.execute(
        "UPDATE duties_duty SET settled_at = %s, settlement = 'withdrawn', reason = %s"
        " WHERE kind = %s AND slot = %s AND settled_at IS NULL RETURNING 1",
        [clock.now(), reason, kind, slot],
    )
    return len(withdrawn)


def _row(key: UUID, draft: Draft) -> tuple[Any, ...]:
    role = kinds.kind(draft.kind).role
    return (
        *(key, draft.kind, draft.subject_kind, draft.subject, draft.slot, draft.household),
        *draft.stamp,
        *(draft.holder, role, draft.label, draft.sort_key),
        *(draft.opens_at, draft.due_at, draft.missed_at, 0, "", ""),
    )


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(values) for values in zip(*rows, strict=True)]
