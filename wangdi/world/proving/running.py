"""`wangdi prove`: a town of its own to spoil, the trial in a process of its own, the result."""

import json
import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Mapping

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.world.bench import databases, results

COUNTING_SECONDS = 10
LEAST_SECONDS = 5


def run(options: Namespace) -> int:
    """Print the table and write var/prove.json; 1 where a bound does not hold."""
    began = time.monotonic()
    name = databases.name("_prove")
    databases.drop(name)
    databases.ensure(name)
    try:
        environment = databases.environment(name)
        tell("Building the named world to prove in …")
        python("wangdi", "demo", "--once", "--scale", "small", environment=environment)
        left = options.seconds - (time.monotonic() - began) - COUNTING_SECONDS
        seconds = max(LEAST_SECONDS, round(left))
        tell(f"Phones send for {seconds} s and are killed (seed {options.seed}) …")
        given = (str(seconds), str(options.seed))
        said = python("wangdi.world.proving.trial", *given, environment=environment)
    finally:
        databases.drop(name)
    found = results.read(said.splitlines())
    results.show(found)
    more = {"seed": options.seed, "seconds": round(time.monotonic() - began, 1)}
    target = home() / "var" / "prove.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [one.as_json() | more for one in found]
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(target)
    return 0 if all(one.holds for one in found) else 1


def python(module: str, *arguments: str, environment: Mapping[str, str]) -> str:
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
