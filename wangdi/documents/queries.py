"""Named reads of issued documents."""

from collections.abc import Iterable
from uuid import UUID

from wangdi.documents.models import Document


def state_of(code: str) -> str:
    """`genuine`, `withdrawn` or `unknown`; signs are read without regard to case."""
    row = Document.objects.filter(code=code.strip().upper()).values_list("withdrawn_at").first()
    if row is None:
        return "unknown"
    return "genuine" if row[0] is None else "withdrawn"


def of_subject(subject: UUID) -> list[Document]:
    """The documents about one record, newest first."""
    return list(Document.objects.filter(subject=subject).order_by("-issued_at", "-serial"))


def current(kind: str, subjects: Iterable[UUID]) -> dict[UUID, Document]:
    """The document of a kind in force for each subject that has one; one query."""
    held = Document.objects.filter(kind=kind, subject__in=list(subjects), withdrawn_at=None)
    return {document.subject: document for document in held.order_by("issued_at")}
