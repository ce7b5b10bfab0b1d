"""A number opens to its rows: those that were counted, as far as one may see them."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wangdi.access.scoping import Scope
from wangdi.lib.figures import Figure
from wangdi.reporting import rules
from wangdi.reporting.models import DailyReport, ReportLine


def rows(
    figure: Figure, report: DailyReport, scope: Scope, community: int | None = None
) -> QuerySet[Any]:
    """The records behind `figure` in `report`: by the ids frozen with it, or counted anew.

    A community outside the scope has no rows, the same answer as one that is not there.
    """
    wanted = scope.communities & ({community} if community is not None else scope.communities)
    found = figure.rows(rules.cut(report.day, min(report.cut_off, report.counted_at)))
    if figure.keeps_rows:
        kept = {f"{figure.key}__in": _kept(figure, report, wanted)}
        found = found.model._default_manager.filter(**kept)
    return found.filter(community_id__in=sorted(wanted)).order_by("community_id", "pk")


def _kept(figure: Figure, report: DailyReport, communities: frozenset[int]) -> list[UUID]:
    lines = ReportLine.objects.filter(
        report=report, figure=figure.name, community_id__in=communities
    )
    return [row for kept in lines.values_list("rows", flat=True) for row in kept or []]
