"""What the intake writes beside a change, set-wise: keys, batch, events, facts, reviews."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.intake import checking
from wangdi.intake.commands import Command, Incoming, NewEvent, Payload, Record, Review, Work
from wangdi.intake.models import Key, ReviewItem
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import bulk, ids

KEY_COLUMNS = {
    "key": "uuid",
    "command": "text",
    "digest": "bytea",
    "batch": "uuid",
    "answer": "int2",
}
EVENT_COLUMNS = {
    "subject": "uuid",
    "batch": "uuid",
    "at": "timestamptz",
    "actor": "int8",
    "actor_label": "text",
    "approver": "int8",
    "verb": "text",
    "subject_kind": "text",
    "community_id": "int4",
    "grid_id": "int4",
    "purpose": "text",
    "detail": "jsonb",
}
BATCH_COLUMNS = {
    "id": "uuid",
    "at": "timestamptz",
    "command": "text",
    "channel": "text",
    "actor": "int8",
    "actor_label": "text",
    "received": "int4",
    "applied": "int4",
    "duplicate": "int4",
    "review": "int4",
}
FACT_COLUMNS = {
    "kind": "text",
    "subject_kind": "text",
    "subject": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
    "detail": "jsonb",
}


def claim(command: str, batch: UUID, digests: dict[UUID, bytes]) -> dict[UUID, bytes]:
    """Enter keys in the ledger; return those already known, with the digest they are known by.

    Sorted, so that two batches with the same keys wait for each other and never deadlock.
    """
    in_order = sorted(digests.items(), key=lambda one: one[0].int)
    rows = [(key, command, digest, batch, 1) for key, digest in in_order]
    tail = "ON CONFLICT (key) DO NOTHING RETURNING key"
    fresh = bulk.insert("intake_key", KEY_COLUMNS, rows, tail=tail, condense=True)
    if len(fresh) == len(rows):
        return {}
    known = digests.keys() - {key for (key,) in fresh}
    return {
        key: bytes(digest)
        for key, digest in Key.objects.filter(key__in=known).values_list("key", "digest")
    }


def subjects(made: dict[UUID, UUID]) -> None:
    """Note in the ledger what came of keys whose record has an id of its own."""
    rows = [(key, subject) for key, subject in made.items() if key != subject]
    if rows:
        keys, found = zip(*rows, strict=True)
        bulk.execute(
            "UPDATE intake_key k SET subject = made.subject"
            " FROM unnest(%s::uuid[], %s::uuid[]) AS made(key, subject) WHERE k.key = made.key",
            [list(keys), list(found)],
        )


def known(there: dict[UUID, UUID]) -> None:
    """Note in the ledger the keys that changed nothing: their record was there already."""
    subjects(there)
    if there:
        Key.objects.filter(key__in=there).update(answer=Key.Answer.KNOWN)


def events(work: Work, extra: Iterable[NewEvent]) -> None:
    """Write audit events; all of a batch share its time and its actor."""
    approver = work.approver.id if work.approver else None
    who = (work.batch, work.now, work.actor.id, work.actor.label, approver)
    rows = [
        (
            *(event.subject, *who, event.verb, event.subject_kind, *event.stamp[:2]),
            *(event.purpose, json.dumps(event.detail) if event.detail else None),
        )
        for event in extra
    ]
    bulk.insert("intake_event", EVENT_COLUMNS, rows, condense=True)


def facts(work: Work) -> None:
    rows = [
        (fact.kind, fact.subject_kind, fact.subject, *fact.stamp, json.dumps(fact.detail))
        for fact in work.facts
    ]
    bulk.insert("intake_fact", FACT_COLUMNS, rows)


def batch(work: Work, command: str, *, applied: int, duplicate: int, review: int) -> None:
    received = applied + duplicate + review
    who = (work.actor.id, work.actor.label)
    row = (work.batch, work.now, command, work.channel, *who, received, applied, duplicate, review)
    bulk.insert("intake_batch", BATCH_COLUMNS, [row])


def reviews(
    work: Work,
    command: Command[Any],
    kept: Sequence[tuple[Incoming | Record[Any], Review, bool]],
) -> None:
    """Keep records for a person; the flag says whether the ledger's key is this record's own."""
    ReviewItem.objects.bulk_create(
        [_review_item(work, command, record, why) for record, why, _ in kept], batch_size=2000
    )
    own = [record.key for record, _, is_own in kept if is_own]
    if own:
        Key.objects.filter(key__in=own).update(answer=Key.Answer.REVIEW)


def _review_item(
    work: Work, command: Command[Any], record: Incoming | Record[Any], why: Review
) -> ReviewItem:
    stamp: Stamp = record.stamp if isinstance(record, Record) else NOWHERE
    return ReviewItem(
        id=ids.uuid7(),
        key=record.key,
        batch=work.batch,
        command=command.name,
        payload=plain(record.payload),
        made_at=_made_at(record, work),
        received_at=work.now,
        channel=work.channel,
        actor=work.actor.id,
        actor_label=work.actor.label,
        community_id=stamp.community,
        grid_id=stamp.grid,
        building_id=stamp.building,
        reason=_kept(why.reason),
        sentence=_kept(why.sentence),
        field=_kept(why.field),
    )


def _kept(text: str) -> str:
    """A reason may repeat what was sent; a NUL cannot be stored."""
    return text.replace("\0", "\ufffd")


def _made_at(record: Incoming | Record[Any], work: Work) -> datetime:
    """When the record was made; of a time that cannot be, only that it came is known."""
    known = record.made_at if checking.may_be(record.made_at) else None
    return known or work.now


def plain(payload: Payload | dict[str, Any]) -> dict[str, Any]:
    """The payload as JSON would carry it."""
    if isinstance(payload, Payload):
        return payload.model_dump(mode="json")
    text = json.dumps(payload, default=str, ensure_ascii=False, skipkeys=True)
    content = json.loads(text.encode(errors="replace"))
    return content if isinstance(content, dict) else {"content": content}
