"""Named reads of issued documents."""

from collections.abc import Iterable
from uuid import UUID

from wangdi.documents.models import Document


def state_of(code: str) -> str:
    """`genuine`, `prepared`, `withdrawn` or `unknown`; signs are read without regard to case."""
    rows = Document.objects.filter(code=code.strip().upper())
    row = rows.values_list("withdrawn_at", "pending").first()
    if row is None:
        return "unknown"
    withdrawn, pending = row
    return "withdrawn" if withdrawn else "prepared" if pending else "genuine"


def of_subject(subject: UUID) -> list[Document]:
    """The documents about one record, newest first."""
    return list(Document.objects.filter(subject=subject).order_by("-issued_at", "-serial"))


def current(kind: str, subjects: Iterable[UUID]) -> dict[UUID, Document]:
    """The document of a kind in force for each subject that has one; one query."""
    return _latest(kind, subjects, pending=False)


def prepared(kind: str, subjects: Iterable[UUID]) -> dict[UUID, Document]:
    """The document of a kind that was made ready for each subject and is not yet in force."""
    return _latest(kind, subjects, pending=True)


def _latest(kind: str, subjects: Iterable[UUID], *, pending: bool) -> dict[UUID, Document]:
    held = Document.objects.filter(
        kind=kind, subject__in=list(subjects), withdrawn_at=None, pending=pending
    )
    return {document.subject: document for document in held.order_by("issued_at")}
