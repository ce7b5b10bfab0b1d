"""A list of 5,000 leads from above, as a workbook, against the ledger of a whole district."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from itertools import cycle, islice

from wangdi.duties.models import Duty
from wangdi.importing import actions, kinds
from wangdi.importing.models import ImportRun
from wangdi.leads.actions import CHECK
from wangdi.leads.models import Lead
from wangdi.lib import clock
from wangdi.lib.sheets import write_table
from wangdi.people.models import Person
from wangdi.territory.models import Place
from wangdi.world.bench.results import result, say
from wangdi.world.company import Company

LEADS, LIST_S = 5_000, 5
HEADINGS = (
    *("序号", "姓名", "身份证号", "联系电话", "现住址", "所属社区", "人员类别", "来源地"),
    *("到达日期", "车次", "备注"),
)
CLAIMS = (
    ("返乡人员", "湖北武汉", "G1234"),
    ("密切接触者", "北京", ""),
    ("次密接", "上海", "MU5678"),
)
WIDTH, SHARE = 997, 10
"""How far the people named stand apart in the ledger; of ten rows how many are of each sort."""
Row = tuple[object, ...]


def main() -> None:
    company = Company.load()
    content = _workbook()
    run: list[ImportRun] = []
    looked = _seconds(
        lambda: run.append(
            actions.receive(
                content,
                "leads.xlsx",
                kind=kinds.kind("leads"),
                by=company["desk"],
                communities=frozenset(),
            )
        )
    )
    looked += _seconds(actions.run_pending)
    run[0].refresh_from_db()
    written = _seconds(lambda: actions.ask_to_write(run[0], kind=kinds.kind("leads")))
    written += _seconds(actions.run_pending)
    run[0].refresh_from_db()
    leads = Lead.objects.filter(entered_at__gte=run[0].sent_at)
    say(
        [
            result("leads_people", Person.objects.living().count(), "people"),
            result("leads_list_s", looked + written, "s", LIST_S),
            result("leads_looked_through_s", looked, "s"),
            result("leads_written_s", written, "s"),
            result("leads_entered", leads.count(), "leads"),
            result("leads_of_a_person", leads.filter(person__isnull=False).count(), "leads"),
            result("leads_repeats", leads.filter(same_as__isnull=False).count(), "leads"),
            result("leads_checks", Duty.objects.filter(kind=CHECK).count(), "duties"),
        ]
    )


def _workbook() -> bytes:
    """Half with number and telephone, the others by less and less; one in ten in no ledger."""
    target = BytesIO()
    write_table(target, HEADINGS, _rows())
    return target.getvalue()


def _rows() -> Iterator[Row]:
    people = Person.objects.living().exclude(phone_index=None).exclude(id_index=None)
    every = max(people.count() // LEADS, 1)
    named = people.select_related("household").order_by("id")[::every]
    places = dict(Place.objects.communities().values_list("id", "name"))
    day = f"{clock.today() - timedelta(days=2):%Y-%m-%d}"
    chosen = islice(cycle(named), LEADS)
    for n, (person, (kind, place, train)) in enumerate(zip(chosen, cycle(CLAIMS), strict=False), 1):
        told = _told(person, n % SHARE)
        community = places[person.community_id or 0] if told[-1] else ""
        yield (n, *told, community, kind, place, day, train, "上级下发")


def _told(person: Person, sort: int) -> tuple[str, str, str, str]:
    """What the list knows of somebody: the more seldom, the less."""
    address = person.household.address
    if sort < 5:
        return person.name, person.id_number, person.phone, address
    if sort < 7:
        return person.name, "", person.phone, address
    if sort < 8:
        return person.name, "", "", address
    if sort < 9:
        return f"{person.name}某", "", "", address
    return "查无此人", "", "", ""


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
