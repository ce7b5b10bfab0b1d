"""Named reads: what a household has in papers, what of a community is to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Q

from wangdi.access.scoping import Scope
from wangdi.documents.models import Document
from wangdi.lib import clock
from wangdi.pack import papers, tracking
from wangdi.quarantine.models import Episode

READ_AT_HOME = (
    *(papers.NOTICE, papers.UNDERTAKING, papers.RECEIPT, papers.EXTENSION),
    *(papers.ANSWER, papers.LETTER, papers.LEAFLET),
)
"""What a household reads on its own page; a letter only once it holds."""


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper on the household's page. `may_sign`: it waits for a signature that it may give."""

    line: tracking.Line
    document: Document
    may_sign: bool


def of_household(household: UUID) -> list[OwnPaper]:
    """The papers in force of everybody of a household who is in care, person by person."""
    rows = Episode.objects.open().filter(household=household).exclude(state="proposed")
    found: dict[UUID, OwnPaper] = {}
    for episode in rows.order_by("release_from", "id"):
        for line in tracking.lines(episode):
            one = line.document
            if one is None or one.pending or not _at_home(line.kind):
                continue
            may = line.to_sign and line.kind in papers.RESIDENT_SIGNS
            found[one.id] = OwnPaper(line, one, may)
    return list(found.values())


def _at_home(kind: str) -> bool:
    return kind in READ_AT_HOME or kind.startswith(papers.OWN)


def printable(
    scope: Scope, community: int, *, kinds: Sequence[str], first: date, last: date
) -> list[Document]:
    """The papers of a community issued from `first` to `last` that hold or are made ready.

    In the order of doors, the papers of one person together.
    """
    since = clock.at(first, time.min)
    until = clock.at(last + timedelta(days=1), time.min)
    rows = Document.objects.visible_to(scope).filter(
        _of_kinds(kinds), community_id=community, withdrawn_at=None
    )
    found = list(rows.filter(issued_at__gte=since, issued_at__lt=until))
    order = {kind: at for at, kind in enumerate(papers.PAPERS)}
    return sorted(
        found,
        key=lambda one: (
            str(one.household or ""),
            str(one.subject),
            order[one.kind.partition(":")[0]],
        ),
    )


def slips(scope: Scope, day: date) -> list[Document]:
    """The situation slips of a day that hold, community by community."""
    rows = Document.objects.visible_to(scope).filter(kind=papers.REPORT, withdrawn_at=None)
    since, until = clock.at(day, time.min), clock.at(day + timedelta(days=1), time.min)
    found = rows.filter(issued_at__gte=since, issued_at__lt=until)
    return list(found.order_by("serial"))


def _of_kinds(kinds: Sequence[str]) -> Q:
    wanted = Q(kind__in=kinds)
    return wanted | Q(kind__startswith=f"{papers.OWN}:") if papers.OWN in kinds else wanted
