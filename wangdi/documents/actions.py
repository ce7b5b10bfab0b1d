"""Issuing documents, many at once, inside the change that they are part of."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.documents import verifying
from wangdi.documents.kinds import kind as known_kind
from wangdi.documents.models import Document, DocumentQuerySet
from wangdi.documents.rendering import render
from wangdi.intake.actors import Actor
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, clock, ids


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to be issued: `data` is JSON and holds all that will stand on the page."""

    kind: str
    subject_kind: str
    subject: UUID
    stamp: Stamp
    household: UUID | None
    data: dict[str, Any]


def issue(drafts: Sequence[Draft], *, by: Actor, at: datetime) -> list[Document]:
    """Number, seal and store `drafts`, in order. Called in the transaction of a command."""
    rows = bulk.execute(
        "SELECT nextval('documents_serial') FROM generate_series(1, %s)", [len(drafts)]
    )
    documents = [
        _document(draft, serial, by=by, at=at)
        for draft, (serial,) in zip(drafts, rows, strict=True)
    ]
    return Document.objects.bulk_create(documents)


def _document(draft: Draft, serial: int, *, by: Actor, at: datetime) -> Document:
    return Document(
        id=ids.uuid7(),
        kind=draft.kind,
        serial=serial,
        number=f"{known_kind(draft.kind).mark}〔{clock.local(at).year}〕{serial}号",
        code=verifying.new_code(),
        subject_kind=draft.subject_kind,
        subject=draft.subject,
        household=draft.household,
        data=draft.data,
        digest=_digest(draft.data),
        issued_at=at,
        issued_by=by.id,
        **stamps(draft.stamp),
    )


def withdraw(*, kind: str, subjects: Iterable[UUID], at: datetime) -> int:
    """Take documents of a kind out of force; whoever checks one is told so. How many there were."""
    held: DocumentQuerySet = Document.objects.filter(kind=kind, subject__in=list(subjects))
    return held.filter(withdrawn_at=None).update(withdrawn_at=at)


def pdf(document: Document) -> bytes:
    """The pages of an issued document; the same bytes each time."""
    address = verifying.address(document.code)
    data = {
        **document.data,
        "number": document.number,
        "code": document.code,
        "address_of_proof": address,
        "qr": verifying.qr_svg(address),
    }
    return render(known_kind(document.kind).template, data, at=document.issued_at)


def _digest(data: dict[str, Any]) -> bytes:
    """SHA-256 over the content in one fixed form."""
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).digest()
