"""Issuing documents, many at once, inside the change that they are part of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.documents import pages, verifying
from wangdi.documents.kinds import kind as known_kind
from wangdi.documents.models import Document, DocumentQuerySet
from wangdi.documents.words import layers
from wangdi.documents.words.shipped import digest
from wangdi.intake.actors import Actor
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, clock, ids

pdf = pages.pdf
pdfs = pages.pdfs


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to be issued: `data` is JSON and holds all that will stand on the page.

    Of a kind with words it holds the values of their gaps, each a text or `{"zh": …, "en": …}`.
    """

    kind: str
    subject_kind: str
    subject: UUID
    stamp: Stamp
    household: UUID | None
    data: dict[str, Any]


def issue(
    drafts: Sequence[Draft], *, by: Actor, at: datetime, pending: bool = False
) -> list[Document]:
    """Number, seal and store `drafts`, in order. Called in the transaction of a command.

    `pending`: made ready before their time; `put_in_force` makes them hold.
    """
    rows = bulk.execute(
        "SELECT nextval('documents_serial') FROM generate_series(1, %s)", [len(drafts)]
    )
    contents = _contents(drafts, at)
    documents = [
        _document(draft, content, serial, by=by, at=at)
        for draft, content, (serial,) in zip(drafts, contents, rows, strict=True)
    ]
    for document in documents:
        document.pending = pending
    return Document.objects.bulk_create(documents)


def _contents(drafts: Sequence[Draft], at: datetime) -> list[dict[str, Any]]:
    """What is sealed of each draft; of a kind with words also which versions of them."""
    worded = {draft.kind for draft in drafts if known_kind(draft.kind).words}
    if not worded:
        return [draft.data for draft in drafts]
    held = layers.holding(worded, {draft.stamp.community for draft in drafts}, at)
    return [
        {"values": draft.data, "words": list(map(str, held[draft.kind, draft.stamp.community]))}
        if draft.kind in worded
        else draft.data
        for draft in drafts
    ]


def _document(
    draft: Draft, content: dict[str, Any], serial: int, *, by: Actor, at: datetime
) -> Document:
    return Document(
        id=ids.uuid7(),
        kind=draft.kind,
        serial=serial,
        number=f"{known_kind(draft.kind).mark}〔{clock.local(at).year}〕{serial}号",
        code=verifying.new_code(),
        subject_kind=draft.subject_kind,
        subject=draft.subject,
        household=draft.household,
        data=content,
        digest=digest(content),
        issued_at=at,
        issued_by=by.id,
        **stamps(draft.stamp),
    )


def withdraw(*, kind: str, subjects: Iterable[UUID], at: datetime) -> int:
    """Take documents of a kind out of force; whoever checks one is told so. How many there were."""
    held: DocumentQuerySet = Document.objects.filter(kind=kind, subject__in=list(subjects))
    return held.filter(withdrawn_at=None).update(withdrawn_at=at)


def put_in_force(documents: Iterable[Document], *, by: Actor, at: datetime) -> int:
    """Make documents hold that were made ready before; how many."""
    held: DocumentQuerySet = Document.objects.filter(id__in=[one.id for one in documents])
    return held.filter(pending=True, withdrawn_at=None).update(
        pending=False, issued_at=at, issued_by=by.id
    )
