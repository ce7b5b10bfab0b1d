"""`wangdi bench`: every part in a process of its own, in a database that it may spoil."""

import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.world.bench import databases, results
from wangdi.world.bench.results import Result, result


@dataclass(frozen=True, slots=True)
class Part:
    """What is measured in a copy of a whole town; told as a sentence."""

    name: str
    sentence: str
    scale: str = "s0"


PARTS = (
    Part("writing", "Door visits and duties through the intake"),
    Part("reading", "Pages with 30 days of history, and with ten times as much"),
    Part("papers", "Documents"),
    Part("rostering", "A week for 96 posts and 580 people, proposed and checked"),
    Part("scanning", "From the camera's picture to the answer at a gate, in a browser offline"),
    Part("district", "A district of 240,000 people: its pages and its daily report", "s4"),
    Part("leads", "A list of 5,000 leads against 240,000 people", "s4"),
    Part("quarantine", "1,600 people in home quarantine among 240,000", "s4"),
    Part("gates", "Gates: replay, decisions, four weeks of half a million crossings", "s4"),
)
DISTRICT_S = 180
"""How long the district may take to be built and to live through its days."""


def run(options: Namespace) -> int:
    """Measure, print the table, write var/bench.json when whole; 1 where a bound does not hold."""
    wanted = options.only or ("import", *(part.name for part in PARTS))
    found: list[Result] = []
    if "import" in wanted:
        tell("The workbook of 94,067 people through review and import …")
        found += _import()
    for scale in ("s0", "s4"):
        if parts := [part for part in PARTS if part.name in wanted and part.scale == scale]:
            found += _in_town(scale, parts)
    results.show(found)
    if not options.only:
        target = home() / "var" / "bench.json"
        results.write(found, target)
        print(target)
    return 0 if all(one.holds for one in found) else 1


def _in_town(scale: str, parts: Sequence[Part]) -> list[Result]:
    """Each part in a copy of the town that it may spoil."""
    town, found = _town(scale)
    for part in parts:
        tell(f"{part.sentence} …")
        with databases.copied(town, databases.name("_spoilt")) as environment:
            found += _part(part.name, environment)
    return found


def _town(scale: str) -> tuple[str, list[Result]]:
    """The database of a whole town, built where it is missing or of another day; what it took."""
    name = databases.name() if scale == "s0" else databases.name(f"_{scale}")
    databases.ensure(name)
    environment = databases.environment(name)
    is_fresh = _python("wangdi.world.bench.part", "fresh", scale, environment=environment)
    if is_fresh.strip() == "fresh":
        _python("wangdi", "migrate", environment=environment)
        return name, []
    tell(f"Building the town {scale} to measure in …")
    again = ("--reset", "--once", "--json", "--scale", scale)
    told = json.loads(_python("wangdi", "demo", *again, environment=environment))
    bound = DISTRICT_S if scale == "s4" else None
    return name, [result(f"demo_{scale}_s", sum(told["seconds"].values()), "s", bound)]


def _import() -> list[Result]:
    name = databases.name("_import")
    databases.drop(name)
    databases.ensure(name)
    try:
        environment = databases.environment(name)
        _python("wangdi", "migrate", environment=environment)
        return _part("bringing", environment)
    finally:
        databases.drop(name)


def _part(part: str, environment: Mapping[str, str]) -> list[Result]:
    heard = _python("wangdi.world.bench.part", part, environment=environment)
    return results.read(heard.splitlines())


def _python(module: str, *arguments: str, environment: Mapping[str, str]) -> str:
    """Run a module to its end; what it printed. Trouble where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=os.environ | dict(environment),
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise Trouble(f"{module} {' '.join(arguments)} failed; the reason stands above.")
    return done.stdout
