"""The cells of a report: every number is a link to its rows."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from wangdi.reporting.models import DailyReport
from wangdi.reporting.queries import Row
from wangdi.territory.models import Place

register = template.Library()
ENDINGS = ("社区居民委员会", "村民委员会", "社区居委会", "村委会", "居委会", "社区")


@register.filter
def shortname(name: str) -> str:
    """A community's name without the words that all of them end in."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


@register.simple_tag
def report_cells(row: Row, report: DailyReport, places: list[Place]) -> SafeString:
    """Total, yesterday and each community of one figure, as table cells."""
    cells = [_cell(row, report, row.total, None), _plain(row, row.before)]
    cells += [
        _cell(row, report, value, place.id) for place, value in zip(places, row.cells, strict=True)
    ]
    return format_html_join("", '<td class="num">{}</td>', ((cell,) for cell in cells))


def _cell(row: Row, report: DailyReport, value: int | None, community: int | None) -> SafeString:
    if value is None or row.is_share:
        return _plain(row, value)
    url = reverse("reporting:rows", args=[report.day, row.figure.name])
    wanted = f"&community={community}" if community is not None else ""
    link = '<a{} href="{}?version={}{}">{}</a>'
    quiet = "" if value else format_html(' class="{}"', "muted")
    return format_html(link, quiet, url, report.version, wanted, f"{value:,}")


def _plain(row: Row, value: int | None) -> SafeString:
    if value is None:
        return format_html("{}", "–")
    return format_html("{}", f"{value}%" if row.is_share else f"{value:,}")
