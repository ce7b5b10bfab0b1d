"""Findings by what is to be done with them next; counted in one query over what is open."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.documents import attachments
from wangdi.documents.models import Attachment
from wangdi.patrol.models import FindingPhoto, FindingStep, PatrolFinding
from wangdi.patrol.rules import states

LISTS = ("late", "found", "assigned", "answered", "done")
COUNTED = LISTS[:-1]
RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Counts:
    late: int
    found: int
    assigned: int
    answered: int

    @property
    def to_mend(self) -> int:
        return self.found + self.assigned

    def of(self, name: str) -> int | None:
        """None of the list that is history: it is not counted, so that it costs nothing."""
        return getattr(self, name, None)


def on(name: str, at: datetime) -> Q:
    """The condition of standing on one list."""
    lists = {
        "late": Q(state__in=states.TO_MEND, due_at__lte=at),
        "found": Q(state=states.FOUND),
        "assigned": Q(state=states.ASSIGNED),
        "answered": Q(state=states.ANSWERED),
        "done": Q(state__in=(states.CLOSED, states.DROPPED)),
    }
    return lists[name]


def counts(scope: Scope, at: datetime) -> Counts:
    rows = PatrolFinding.objects.open().visible_to(scope).order_by()
    return Counts(**rows.aggregate(**{one: Count("id", filter=on(one, at)) for one in COUNTED}))


def listed(scope: Scope, name: str, at: datetime) -> QuerySet[PatrolFinding]:
    rows = PatrolFinding.objects.standing().visible_to(scope).filter(on(name, at))
    if name == "done":
        rows = rows.filter(at__gte=at - RECENT)
    return rows.select_related("venue", "holder")


def seen(scope: Scope) -> QuerySet[PatrolFinding]:
    rows = PatrolFinding.objects.standing().visible_to(scope)
    return rows.select_related("venue", "holder")


def steps_of(finding: PatrolFinding) -> list[FindingStep]:
    """What was done with it, newest first; what was taken back stays out."""
    rows = FindingStep.objects.filter(finding=finding, annulled_at=None)
    return list(rows.order_by("-at", "-id"))


def photos_of(finding: PatrolFinding) -> tuple[list[Attachment], int]:
    """The pictures that have come, and how many are still on a telephone."""
    awaited = FindingPhoto.objects.filter(finding=finding, attachment=None).count()
    return attachments.of([finding.id]).get(finding.id, []), awaited
