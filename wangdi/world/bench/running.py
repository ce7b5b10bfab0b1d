"""`wangdi bench`: every part in a process of its own, in a database that it may spoil."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.world.bench import databases, results
from wangdi.world.bench.results import Result

PARTS = {
    "writing": "Door visits and duties through the intake",
    "reading": "Pages with 30 days of history, and with ten times as much",
    "papers": "Documents",
}


def run(options: Namespace) -> int:
    """Measure, print the table, write var/bench.json when whole; 1 where a bound does not hold."""
    wanted = set(options.only or ("import", *PARTS))
    found: list[Result] = []
    if "import" in wanted:
        tell("The workbook of 94,067 people through review and import …")
        found += _import()
    if wanted & PARTS.keys():
        town = _town()
        for part, sentence in PARTS.items():
            if part in wanted:
                tell(f"{sentence} …")
                with databases.copied(town, databases.name("_spoilt")) as environment:
                    found += _part(part, environment)
    results.show(found)
    if not options.only:
        target = home() / "var" / "bench.json"
        results.write(found, target)
        print(target)
    return 0 if all(one.holds for one in found) else 1


def _town() -> str:
    """The database of a whole town, built where it is missing or of another day."""
    name = databases.name()
    databases.ensure(name)
    environment = databases.environment(name)
    is_fresh = _python("wangdi.world.bench.part", "fresh", environment=environment)
    if is_fresh.strip() != "fresh":
        tell("Building a town of 33,813 households to measure in …")
        again = ("--reset", "--once", "--scale", "s0")
        _python("wangdi", "demo", *again, environment=environment)
    return name


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
