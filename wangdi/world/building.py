"""A town is built and its days are played, step by step, through the commands of the house."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.db import connection

from wangdi.intake.models import Event
from wangdi.lib import clock
from wangdi.territory.models import Place
from wangdi.world import (
    bringing,
    calls,
    crossings,
    founding,
    guarding,
    ledger,
    letters,
    mustering,
    passing,
    patrolling,
    planning,
    reports,
    returning,
    rostering,
    rulebook,
    tending,
    transfers,
    travellers,
    turns,
    zoning,
)
from wangdi.world.acts import Act, Days, hear, past, perform
from wangdi.world.asking import ask
from wangdi.world.canvassing import Canvass
from wangdi.world.caring import Care
from wangdi.world.company import Company
from wangdi.world.scales import Office, Scale
from wangdi.world.telling import Steps

SEED = 20200210
FOUNDED = 17


def is_built() -> str:
    """The scale of the town in this database, or nothing where there is none that is complete."""
    last = Event.objects.filter(verb="world.finished").order_by("-id").first()
    return str(last.detail["scale"]) if last and last.detail else ""


def is_begun() -> bool:
    """Whether anything of a town is there, complete or not."""
    return Place.objects.exists()


def build(scale: Scale, steps: Steps) -> None:
    """Build a town in an empty database and play its story up to this minute."""
    days, dice = Days(clock.now()), Random(SEED)
    found(scale, days, dice, steps)
    play(scale, days, dice, steps)
    detail = {"scale": scale.name, "seed": SEED, "seconds": steps.seconds}
    ask("world.finish", [detail], channel="system")
    _analyse()


def found(scale: Scale, days: Days, dice: Random, steps: Steps) -> None:
    """Places, staff, rules, and the ledger from its workbook: two weeks and more ago."""
    with _starting(days.at(FOUNDED, "08:00")), TemporaryDirectory() as folder:
        with steps.step("places", "Laying the subdistrict, its buildings and grids"):
            communities = founding.lay_offices(scale)
            town = planning.plan(scale, communities, dice)
            founding.lay_buildings(town, scale)
        with steps.step("staff", "Registering the people who work there"):
            founding.hire(town, communities, scale)
            hear()
            company = Company.load()
        with steps.step("rules", "Putting the rules of February 2020 in force"):
            rulebook.put_in_force(days, company)
        written_on = days.day(FOUNDED + 1)
        names = dict(communities)
        for office, rows in ledger.books(town, scale, names, today=written_on, dice=dice):
            _bring(office, rows, Path(folder), company, steps)


def _bring(
    office: Office, rows: Sequence[ledger.Row], folder: Path, company: Company, steps: Steps
) -> None:
    """Each office hands in its own workbook."""
    workbook = folder / f"{office.code}.xlsx"
    with steps.step("workbook", f"Writing a ledger of {office.people:,} people as a workbook"):
        ledger.write(workbook, rows)
    with steps.step("review", "Looking the workbook through, as its sender sees it"):
        run = bringing.send(workbook, _filename(office), by=company["desk"])
    with steps.step("import", "Writing what was accepted into the ledger"):
        bringing.write(run)
    _analyse()


def _filename(office: Office) -> str:
    return f"{Place.objects.get(code=office.code, valid_to=None).name}居民底册.xlsx"


def play(scale: Scale, days: Days, dice: Random, steps: Steps) -> None:
    """The days since: arrivals, quarantine, readings, the canvass, reports at 17:00."""
    company = Company.load()
    acts = past(_story(scale, days, company, dice), days.now)
    with steps.bar(f"Playing {FOUNDED} days", len(acts)) as bar:
        for act in acts:
            with steps.counted(act.step):
                perform(act)
            bar.advance(bar.task_ids[0])
        hear()


def _story(scale: Scale, days: Days, company: Company, dice: Random) -> Iterator[Act]:
    chosen = travellers.choose(scale.travellers, dice)
    yield from travellers.acts(chosen, days, company)
    yield from Care(chosen, days, company, dice).acts()
    yield from turns.acts(chosen, days, company)
    yield from tending.acts(days, company)
    yield from zoning.acts(days, company)
    yield from mustering.acts(scale, days, company)
    yield from guarding.acts(scale, days, company)
    yield from rostering.acts(scale, days, company)
    yield from passing.acts(days, company)
    yield from crossings.acts(scale, days, company)
    yield from patrolling.acts(scale, days, company)
    yield from letters.acts(days, company)
    yield from Canvass(scale.top, days, company, dice).acts()
    yield from transfers.acts(scale.first_beat, days, company)
    yield from calls.acts(scale.first_beat, days, company)
    yield from returning.acts(scale.first_beat, days, company)
    yield from reports.acts(days, company)


@contextmanager
def _starting(at: datetime) -> Iterator[None]:
    """The clock of the whole process runs, but from `at` on."""
    clock.shift_everywhere(at - clock.now())
    try:
        yield
    finally:
        clock.shift_everywhere(timedelta(0))


def _analyse() -> None:
    """Let the planner know what lies in the tables now; the server would get to it in a minute."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
