"""Counting: each figure in one query for all communities, with the digest of what it counted."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from wangdi.lib.figures import Cut, Figure, all_figures
from wangdi.reporting import rules
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.territory.models import Place


def communities() -> list[int]:
    """Every community that owes a report, in the order of their codes."""
    return list(Place.objects.communities().values_list("id", flat=True))


def count(report: DailyReport) -> None:
    """Count every figure up to the report's cut-off and store it, one line per community.

    Zero is a line like any other. Counting again replaces the lines, in the caller's transaction.
    """
    owing = communities()
    cut = rules.cut(report.day, min(report.cut_off, report.counted_at))
    ReportLine.objects.filter(report=report).delete()
    for figure in all_figures():
        found = _by_community(figure, cut)
        lines = [
            ReportLine(
                report=report,
                figure=figure.name,
                community_id=community,
                value=len(rows := found.get(community, [])),
                digest=digest(rows),
                rows=rows if figure.keeps_rows else None,
            )
            for community in owing
        ]
        ReportLine.objects.bulk_create(lines)


def _by_community(figure: Figure, cut: Cut) -> dict[int, list[UUID]]:
    rows = figure.rows(cut).order_by()
    found: dict[int, list[UUID]] = {}
    for community, row in rows.values_list("community_id", figure.key):
        found.setdefault(community, []).append(row)
    return found


def digest(rows: Iterable[UUID]) -> bytes:
    """16 bytes over the sorted ids: the same rows give the same digest, whatever their order."""
    summed = hashlib.sha256()
    for row in sorted(row.bytes for row in rows):
        summed.update(row)
    return summed.digest()[:16]
