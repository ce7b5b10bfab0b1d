"""`wangdi prove --part gate-browser`: a hundred thousand codes that must open no gate's screen."""

import json
import time
from argparse import Namespace

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.world.bench import databases, results
from wangdi.world.bench.results import result
from wangdi.world.proving.running import python

TRIAL = "wangdi.world.proving.gates.trial"


def run(options: Namespace) -> int:
    """Print the table and write var/prove-gate-browser.json; 1 where a bound does not hold."""
    began = time.monotonic()
    name = databases.name("_prove_gates")
    databases.drop(name)
    databases.ensure(name)
    try:
        environment = databases.environment(name)
        python("wangdi", "migrate", environment=environment)
        tell(f"{options.passes:,} codes shown to the screen in a browser (seed {options.seed}) …")
        given = (str(options.passes), str(options.seed))
        said = python(TRIAL, *given, environment=environment)
    finally:
        databases.drop(name)
    found = results.read(said.splitlines())
    found.append(result("seconds", time.monotonic() - began, "s"))
    results.show(found)
    target = home() / "var" / "prove-gate-browser.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [one.as_json() | {"seed": options.seed} for one in found]
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(target)
    return 0 if all(one.holds for one in found) else 1
