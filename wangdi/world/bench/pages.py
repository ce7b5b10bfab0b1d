"""The pages that are measured: who opens them, at which addresses."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from wangdi.accounts.models import User
from wangdi.people.models import Household
from wangdi.reporting.models import DailyReport

HOST = "localhost"
WARM_UP = 3
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Page:
    name: str
    username: str
    addresses: Sequence[str]


def pages() -> list[Page]:
    """Each by the person whose scope is the widest of those who open it every day."""
    homes = Household.objects.filter(closed_on=None).order_by("id").values_list("id", flat=True)
    step = max(1, homes.count() // 40)
    files = [reverse("people:household", args=[home]) for home in homes[::step]]
    last = DailyReport.objects.frozen().order_by("-day").values_list("day", flat=True)[0]
    return [
        Page("ledger", "desk", [reverse("people:ledger")]),
        Page("my_day", "worker3", [reverse("duties:my_day")]),
        Page("who_has_not", "desk", [reverse("duties:who_has_not")]),
        Page("line_list", "desk", [reverse("quarantine:lists")]),
        Page("household_file", "desk", files),
        Page("report", "desk", [reverse("reporting:day", args=[last])]),
    ]


def district_pages() -> list[Page]:
    """What else is opened by those who look after a whole district."""
    return [
        Page("start", "desk", [reverse("home:start")]),
        Page("rounds", "desk", [reverse("screening:rounds")]),
        Page("arrivals", "desk", [reverse("screening:arrivals")]),
        Page("staff", "desk", [reverse("staff:workers")]),
        Page("review_box", "desk", [reverse("home:review")]),
    ]


@dataclass
class Opened:
    """What opening a page often has cost: milliseconds of each time, queries by address."""

    milliseconds: list[float]
    queries: dict[str, set[int]]

    @property
    def most_queries(self) -> int:
        return max(count for counts in self.queries.values() for count in counts)

    @property
    def p95(self) -> float:
        return sorted(self.milliseconds)[int(len(self.milliseconds) * 0.95) - 1]


def signed_in(username: str) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(User.objects.get(username=username), BACKEND)
    return client


def open_often(page: Page, times: int) -> Opened:
    """Open a page `times` times after a warm-up, over its addresses in turn."""
    client = signed_in(page.username)
    counter = Counter()
    opened = Opened([], {})
    with connection.execute_wrapper(counter):
        for at, address in enumerate(islice(cycle(page.addresses), times + WARM_UP)):
            counter.seen.clear()
            began = time.perf_counter()
            _get(client, address)
            spent = (time.perf_counter() - began) * 1000
            if at >= WARM_UP:
                opened.milliseconds.append(spent)
                opened.queries.setdefault(address, set()).add(len(counter.seen))
    return opened


def buffers(page: Page, addresses: int = 5) -> float:
    """Shared buffers that the page's queries touch, a mean over some addresses."""
    client = signed_in(page.username)
    counter = Counter()
    total = 0
    wanted = page.addresses[:addresses]
    for address in wanted:
        _get(client, address)
        counter.seen.clear()
        with connection.execute_wrapper(counter):
            _get(client, address)
        total += sum(_explained(sql, parameters) for sql, parameters in counter.seen)
    return total / len(wanted)


class Counter:
    """Remembers the statements that pass."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, Any]] = []

    def __call__(
        self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any
    ) -> Any:
        if sql.lstrip("( ").startswith(("SELECT", "WITH")):
            self.seen.append((sql, parameters))
        return execute(sql, parameters, many, context)


def _explained(sql: str, parameters: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", parameters)
        plan = cursor.fetchone()[0][0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise AssertionError(f"{address} answered {response.status_code}")
