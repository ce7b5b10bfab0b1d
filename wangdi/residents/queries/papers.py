"""The papers that a household reads on its own page."""

from datetime import datetime
from uuid import UUID

from wangdi.documents.models import Document
from wangdi.pack.queries import OwnPaper, of_household
from wangdi.quarantine.actions.papers import LETTER
from wangdi.residents.queries.care import care_of


def own(household: UUID) -> list[OwnPaper]:
    """What is in force of everybody in care there."""
    return of_household(household)


def letters(household: UUID, at: datetime) -> list[Document]:
    """The release notices of those who are free again, as long as the page can be read."""
    over = [one.episode.id for one in care_of(household, at) if one.is_over]
    rows = Document.objects.filter(subject__in=over, kind=LETTER, household=household)
    return list(rows.filter(withdrawn_at=None, pending=False).order_by("-issued_at"))


def paper_of(household: UUID, document: UUID) -> OwnPaper | None:
    """One of the household's papers by its id; None for every other."""
    return next((one for one in own(household) if one.document.id == document), None)


def document_of(household: UUID, document: UUID, at: datetime) -> Document | None:
    """What stands on the page, to be read; None for every other."""
    found = [one.document for one in own(household)] + letters(household, at)
    return next((one for one in found if one.id == document), None)
