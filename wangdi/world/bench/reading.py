"""The pages of a working day, with 30 days of history and with ten times as much."""

from wangdi.lib import clock
from wangdi.world.bench import history
from wangdi.world.bench.pages import buffers, open_often, pages
from wangdi.world.bench.results import Result, result, say

PAGE_MS, GROWTH = 60, 1.2
TIMES = 60
MONTH, TEN_MONTHS = 2, 29
"""Periods of ten days before the story's own."""


def main() -> None:
    """All at one instant, so that what falls due meanwhile changes nothing."""
    with clock.frozen(clock.now()):
        _measure()


def _measure() -> None:
    history.grow(1, MONTH)
    shown = pages()
    say([result("history_rows", history.rows(), "rows")])
    opened = {page.name: open_often(page, TIMES) for page in shown}
    before = {page.name: buffers(page) for page in shown}
    for name, one in opened.items():
        say([result(f"page_p95_ms.{name}", one.p95, "ms", PAGE_MS)])
    history.grow(MONTH + 1, TEN_MONTHS)
    say([result("history_rows_x10", history.rows(), "rows")])
    after = {page.name: buffers(page) for page in shown}
    later = {page.name: open_often(page, TIMES // 3) for page in shown}
    say(_growth(before, after))
    varying = [name for name, one in opened.items() if later[name].most_queries > one.most_queries]
    say([result(f"page_queries.{name}", one.most_queries) for name, one in opened.items()])
    say([result("page_queries_vary", len(varying), ", ".join(varying) or "pages", 0)])


def _growth(before: dict[str, float], after: dict[str, float]) -> list[Result]:
    """The page whose buffers grew most stands for all; each is told beside it."""
    each = {name: after[name] / before[name] for name in before}
    told = [
        result(f"history_growth.{name}", ratio, f"{before[name]:.0f} → {after[name]:.0f} buffers")
        for name, ratio in each.items()
    ]
    return [result("history_growth", max(each.values()), "×", GROWTH), *told]
