"""Corrections: a new version of all or of one place, and how far a recount differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from wangdi.intake.stamps import Stamp
from wangdi.lib.figures import all_figures
from wangdi.reporting import counting
from wangdi.reporting.counting import Counted, Tally
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.rules import days
from wangdi.territory.models import Place


def stamps_of(places: Iterable[int]) -> dict[int, Stamp]:
    """Where the correction of a place belongs: to the first community under it."""
    found: dict[int, Stamp] = {}
    for one in Place.objects.communities():
        for place in (one.id, *one.ancestors):
            found.setdefault(place, Stamp(one.id))
    return {place: found[place] for place in places if place in found}


def count(report: DailyReport, last: DailyReport) -> None:
    """Count a correction; what lies outside its place stays as it was."""
    counting.count(report)
    if report.place is None:
        return
    under = Place.objects.under([report.place]).values_list("id", flat=True)
    elsewhere = ReportLine.objects.filter(report=last).exclude(community_id__in=set(under))
    ReportLine.objects.filter(report=report).exclude(community_id__in=set(under)).delete()
    taken_over = list(elsewhere)
    for line in taken_over:
        line.pk, line.report = None, report
    ReportLine.objects.bulk_create(taken_over, batch_size=2_000)


def look_back(day: date, at: datetime) -> None:
    """Count the frozen day again and keep, by figure and unit, how far it is from its report."""
    report = DailyReport.objects.filter(day=day).order_by("-version").first()
    if report is None or not report.is_frozen():
        return
    again = counting.tally(days.cut(day, report.cut_off), ids=False)
    report.late = _differences(report, again)
    report.late_at = at
    report.save(update_fields=["late", "late_at"])


def _differences(report: DailyReport, again: Tally) -> dict[str, dict[str, int]]:
    lines = ReportLine.objects.filter(report=report).values_list("figure", "community_id", "value")
    had = {(figure, unit): value for figure, unit, value in lines}
    flows = {one.name for one in all_figures() if one.flow}
    differences: dict[str, dict[str, int]] = {}
    for figure, unit in sorted(_comparable(had, again, flows)):
        now = again.get((figure, unit), Counted()).value
        if change := now - had.get((figure, unit), 0):
            differences.setdefault(figure, {})[str(unit)] = change
    return differences


def _comparable(
    had: dict[tuple[str, int], int], again: Tally, flows: set[str]
) -> set[tuple[str, int]]:
    """What happened in the day can come in late; what stands now is no longer what stood then."""
    return {known for known in {*had, *again} if known[0] in flows}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of a unit in two versions; `same_number`: other rows give the same number."""

    figure: str
    unit: int
    before: int
    after: int
    gone: int
    new: int

    @property
    def same_number(self) -> bool:
        return self.before == self.after


def changes(first: DailyReport, second: DailyReport, units: Iterable[int]) -> list[Change]:
    """Every line that two versions of a day tell differently, in figures or in rows.

    Digests are compared first; rows are fetched only where they differ.
    """
    wanted = list(units)
    old, new = (_digests(report, wanted) for report in (first, second))
    differing = [key for key in {*old, *new} if old.get(key) != new.get(key)]
    figures, places = {key[0] for key in differing}, {key[1] for key in differing}
    before, after = (_lines(report, figures, places) for report in (first, second))
    order = {one.name: n for n, one in enumerate(all_figures())}
    at = {unit: n for n, unit in enumerate(wanted)}
    found = [_change(key, before.get(key), after.get(key)) for key in differing]
    return sorted(found, key=lambda one: (order.get(one.figure, 0), at[one.unit]))


def _digests(report: DailyReport, units: list[int]) -> dict[tuple[str, int], tuple[int, bytes]]:
    lines = ReportLine.objects.filter(report=report, community_id__in=units)
    told = lines.values_list("figure", "community_id", "value", "digest")
    return {(figure, unit): (value, bytes(digest)) for figure, unit, value, digest in told}


def _lines(
    report: DailyReport, figures: set[str], units: set[int]
) -> dict[tuple[str, int], ReportLine]:
    lines = ReportLine.objects.filter(report=report, figure__in=figures, community_id__in=units)
    return {(one.figure, one.community_id): one for one in lines.defer("grids", "counts")}


def _change(key: tuple[str, int], old: ReportLine | None, new: ReportLine | None) -> Change:
    had, has = (set(line.rows or ()) if line else set() for line in (old, new))
    before, after = (line.value if line else 0 for line in (old, new))
    return Change(*key, before, after, len(had - has), len(has - had))
