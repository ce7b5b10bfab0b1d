"""Named reads of test results."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from wangdi.access.scoping import Scope
from wangdi.testing.models import PositiveReport, Result, ResultQuerySet
from wangdi.testing.words import Outcome

LISTS = ("positive", "pending", "all")


def results_of(people: Collection[UUID], since: date) -> dict[UUID, list[Result]]:
    """The standing results of people sampled on or after a day, in that order; one query."""
    rows = Result.objects.filter(person__in=people, sampled_on__gte=since, annulled_at=None)
    found: dict[UUID, list[Result]] = defaultdict(list)
    for one in rows.order_by("sampled_on", "sampled_time", "id"):
        found[one.person_id].append(one)
    return dict(found)


def on_list(scope: Scope, name: str) -> QuerySet[Result]:
    """`positive`: nobody has reported it yet; `pending`: without a result; `all`."""
    rows: ResultQuerySet = Result.objects.visible_to(scope).filter(annulled_at=None)
    if name == "positive":
        told = PositiveReport.objects.filter(result=OuterRef("pk"), annulled_at=None)
        return rows.filter(~Exists(told), outcome=Outcome.POSITIVE)
    if name == "pending":
        return rows.filter(outcome=Outcome.PENDING)
    return rows


def report_of(result: UUID) -> PositiveReport | None:
    """What was decided about a positive result, if it was."""
    return PositiveReport.objects.filter(result=result, annulled_at=None).first()
