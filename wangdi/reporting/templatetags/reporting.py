"""The cells of a report: every number is a link to its rows. The course of a day as a drawing."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wangdi.reporting.models import DailyReport
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.queries.running import Line
from wangdi.reporting.queries.sheets import Row

register = template.Library()
ENDINGS = ("社区居民委员会", "村民委员会", "社区居委会", "村委会", "居委会", "社区")
WIDTH, HEIGHT, EDGE = 480, 96, 4


@register.filter
def shortname(name: str) -> str:
    """A community's name without the words that all of them end in."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


@register.filter
def standing(rows: Sequence[Row], with_nils: bool) -> list[Row]:
    """The rows of a head that stand as rows: those with a number, or all of them."""
    return [row for row in rows if with_nils or not row.is_nil]


@register.filter
def nils(rows: Sequence[Row]) -> list[str]:
    """The figures of a head that are nil."""
    return [str(row.figure.label) for row in rows if row.is_nil]


@register.filter
def signed(number: int | None) -> str:
    """+3, −2, 0; a dash where there is nothing to compare with."""
    if number is None:
        return "–"
    return f"+{number:,}" if number > 0 else f"−{-number:,}" if number < 0 else "0"


@register.simple_tag
def report_cells(row: Row, report: DailyReport, extent: Extent, at: str) -> SafeString:
    """Total, yesterday and each column of one figure, as table cells.

    A district's page has thousands of them: the address is made once a row, from the page of the
    day on, and says what differs from what is shown anyway (`at`: the place that was asked for);
    only numbers vary, and a zero, which has no rows, leads nowhere.
    """
    if row.is_share:
        shares = [row.total, row.before, *row.cells]
        return format_html_join("", "<td>{}</td>", ((_plain(one),) for one in shares))
    asked = {"version": str(report.version)}
    if extent.by != extent.levels[0]:
        asked["by"] = extent.by
    if at:
        asked["place"] = at
    rows = reverse("reporting:rows", args=[report.day, row.figure.name])
    here = reverse("reporting:day", args=[report.day])
    url = f"{rows.removeprefix(here)}?{urlencode(asked)}"
    cells = [_cell(row.total, url), _number(row.before)]
    beginning = conditional_escape(f"{url}&column=")
    ids = (column.id for column in extent.columns)
    linked = (_column(value, beginning, one) for one, value in zip(ids, row.cells, strict=True))
    whole = format_html_join("", "<td>{}</td>", ((cell,) for cell in cells))
    return mark_safe(whole + "".join(linked))


def _column(value: int | None, beginning: str, column: int) -> str:
    if value is None:
        return "<td>–</td>"
    if not value:
        return "<td>0</td>"
    return f'<td><a href="{beginning}{column}">{value:,}</a></td>'


def _cell(value: int | None, url: str) -> SafeString:
    if not value:
        return _number(value)
    return format_html('<a href="{}">{}</a>', url, f"{value:,}")


def _number(value: int | None) -> SafeString:
    return format_html("{}", "–" if value is None else f"{value:,}")


def _plain(value: int | None) -> SafeString:
    return format_html("{}", "–" if value is None else f"{value}%")


@register.simple_tag
def live_cells(line: Line, place: str) -> SafeString:
    """Now, at the same hour yesterday, and the change of one figure; now opens to its units."""
    if line.is_share:
        cells = [_plain(line.now), _plain(line.before)]
    else:
        url = reverse("reporting:live_figure", args=[line.figure.name])
        cells = [_cell(line.now, f"{url}?{urlencode({'place': place} if place else {})}")]
        cells.append(_number(line.before))
    cells.append(format_html("{}", signed(line.change)))
    return format_html_join("", '<td class="num">{}</td>', ((cell,) for cell in cells))


@register.simple_tag
def course(hours: list[tuple[int, int | None, int | None]]) -> SafeString:
    """Two lines over the hours of a day, yesterday's thin and today's strong; the table says it."""
    most = max((n for _hour, *pair in hours for n in pair if n is not None), default=0) or 1
    label = _("The course of the day: today strong, yesterday thin")
    return format_html(
        '<svg class="course" viewBox="0 0 {} {}" width="480" height="96" role="img"'
        ' aria-label="{}">'
        '<polyline class="before" points="{}" fill="none" stroke="currentColor"'
        ' stroke-opacity="0.4" stroke-dasharray="4 3"/>'
        '<polyline points="{}" fill="none" stroke="currentColor" stroke-width="2.5"/></svg>',
        WIDTH,
        HEIGHT,
        label,
        _points([(hour, before) for hour, before, _now in hours], most),
        _points([(hour, now) for hour, _before, now in hours], most),
    )


def _points(values: list[tuple[int, int | None]], most: int) -> str:
    step, tall = (WIDTH - 2 * EDGE) / 23, HEIGHT - 2 * EDGE
    return " ".join(
        f"{EDGE + hour * step:.1f},{EDGE + tall - tall * value / most:.1f}"
        for hour, value in values
        if value is not None
    )
