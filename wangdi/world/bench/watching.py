"""What a morning asks of the pages when 1,600 people are in home quarantine."""

from datetime import timedelta

from django.urls import reverse

from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.lines import Lines
from wangdi.world.bench.pages import Page, open_often
from wangdi.world.bench.results import result, say

PAGE_MS, TIMES = 60, 40
MORNING = timedelta(hours=10)


def main() -> None:
    begins, _ends = clock.day_bounds(clock.today())
    with clock.frozen(begins + MORNING):
        _open_pages()


def _open_pages() -> None:
    """Each list by the desk, whose scope is the whole district; then what doctors open."""
    varying = []
    for page in (*_lists(), *_boards(), *_files()):
        opened = open_often(page, TIMES)
        say([result(f"care_page_p95_ms.{page.name}", opened.p95, "ms", PAGE_MS)])
        say([result(f"care_page_queries.{page.name}", opened.most_queries)])
        varying += [page.name] * any(len(counts) > 1 for counts in opened.queries.values())
    say([result("care_queries_vary", len(varying), ", ".join(varying) or "pages", 0)])


def _lists() -> list[Page]:
    address = reverse("quarantine:lists")
    lists = [Page(f"list_{name}", "desk", [f"{address}?list={name}"]) for name in Lines().on]
    return [*lists, Page("doctors_list", "doctor", [address])]


def _boards() -> list[Page]:
    """What an office looks at beside the lists of people."""
    names = {
        "releases": "quarantine:releases",
        "teams": "quarantine:teams",
        "still_to_tell": "residents:untold",
        "orders": "care:board",
        "services": "care:totals",
    }
    return [Page(name, "desk", [reverse(url)]) for name, url in names.items()]


def _files() -> list[Page]:
    """Files of care and of the homes of those in care, spread over the district."""
    rows = list(Episode.objects.open().order_by("id").values_list("id", "household_id")[::40])
    homes = [reverse("people:household", args=[home]) for _episode, home in rows]
    files = [reverse("quarantine:episode", args=[episode]) for episode, _home in rows]
    return [Page("household_in_care", "desk", homes), Page("episode", "desk", files)]
