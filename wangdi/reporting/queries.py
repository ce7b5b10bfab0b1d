"""A report as it is read: its sheet of figures and communities, and who has not spoken."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from wangdi.access.scoping import Scope
from wangdi.lib.figures import Figure, Share, all_figures, all_shares
from wangdi.reporting import rules
from wangdi.reporting.models import DailyReport, ReportLine, Statement
from wangdi.territory.models import Place

Values = dict[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the sum of the communities in sight, yesterday's, and each community's own."""

    figure: Figure | Share
    total: int | None
    before: int | None
    cells: list[int | None]

    @property
    def change(self) -> int | None:
        if self.total is None or self.before is None:
            return None
        return self.total - self.before

    @property
    def is_share(self) -> bool:
        return isinstance(self.figure, Share)

    @property
    def needs_a_look(self) -> bool:
        return isinstance(self.figure, Figure) and self.figure.alarm and bool(self.total)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day's report for the communities that may be seen."""

    report: DailyReport
    communities: list[Place]
    groups: list[tuple[str, list[Row]]]
    statements: dict[int, Statement]
    versions: list[DailyReport] = field(default_factory=list)
    imbalance: int = 0

    @property
    def spoken(self) -> list[tuple[Place, Statement | None]]:
        return [(place, self.statements.get(place.id)) for place in self.communities]

    @property
    def silent(self) -> list[Place]:
        return [place for place in self.communities if place.id not in self.statements]


def communities(scope: Scope) -> list[Place]:
    """The communities of the scope, in the order of their codes."""
    return list(Place.objects.communities().filter(id__in=scope.communities))


def report_of(day: date, version: int | None = None) -> DailyReport | None:
    found = DailyReport.objects.filter(day=day)
    if version is not None:
        found = found.filter(version=version)
    return found.order_by("-version").first()


def sheet(report: DailyReport, scope: Scope) -> Sheet:
    """Everything on the page of a report, in a constant number of queries."""
    places = communities(scope)
    ids = [place.id for place in places]
    values = _values(report, ids)
    yesterday = report_of(report.day - timedelta(days=1))
    before = _values(yesterday, ids) if yesterday else {}
    statements = Statement.objects.filter(day=report.day, community_id__in=ids, annulled_at=None)
    return Sheet(
        report=report,
        communities=places,
        groups=_groups([*_rows(values, before, ids), *_share_rows(values, before, ids)]),
        statements={one.community_id: one for one in statements},
        versions=list(DailyReport.objects.filter(day=report.day).order_by("version")),
        imbalance=_imbalance(values, before, ids),
    )


def totals(report: DailyReport, ids: Sequence[int]) -> dict[str, int]:
    """Each figure summed over communities."""
    summed: dict[str, int] = {}
    for (figure, _community), value in _values(report, ids).items():
        summed[figure] = summed.get(figure, 0) + value
    return summed


def _values(report: DailyReport, ids: Sequence[int]) -> Values:
    lines = ReportLine.objects.filter(report=report, community_id__in=ids)
    return {
        (figure, community): value
        for figure, community, value in lines.values_list("figure", "community_id", "value")
    }


def _rows(values: Values, before: Values, ids: list[int]) -> list[Row]:
    return [
        Row(
            figure,
            _sum(values, figure.name, ids),
            _sum(before, figure.name, ids),
            [values.get((figure.name, community)) for community in ids],
        )
        for figure in all_figures()
    ]


def _share_rows(values: Values, before: Values, ids: list[int]) -> list[Row]:
    return [
        Row(
            share,
            percent(_sum(values, share.part, ids), _sum(values, share.whole, ids)),
            percent(_sum(before, share.part, ids), _sum(before, share.whole, ids)),
            [percent(values.get((share.part, c)), values.get((share.whole, c))) for c in ids],
        )
        for share in all_shares()
    ]


def percent(part: int | None, whole: int | None) -> int | None:
    """Whole percent, rounded down so that 100 means all; None of nothing."""
    return None if not whole or part is None else part * 100 // whole


def _sum(values: Values, figure: str, ids: list[int]) -> int | None:
    known = [values[figure, community] for community in ids if (figure, community) in values]
    return sum(known) if known else None


def _groups(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Rows under their headings, in the form's order; a share stands where its order puts it."""
    ordered = sorted(rows, key=lambda row: row.figure.order)
    groups: list[tuple[str, list[Row]]] = []
    for row in ordered:
        heading = str(row.figure.group) if isinstance(row.figure, Figure) else ""
        if groups and heading in ("", groups[-1][0]):
            groups[-1][1].append(row)
        else:
            groups.append((heading, [row]))
    return groups


def _imbalance(values: Values, before: Values, ids: list[int]) -> int:
    names = ("quarantine.now", "quarantine.begun", "quarantine.ended")
    now = {name: _sum(values, name, ids) for name in names}
    then = {name: _sum(before, name, ids) for name in names}
    if None in now.values() or None in then.values():
        return 0
    return rules.imbalance(
        {name: value or 0 for name, value in now.items()},
        {name: value or 0 for name, value in then.items()},
    )
