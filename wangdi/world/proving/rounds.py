"""`wangdi prove --part round`: a round of 33,813 doors by 87 workers, in a database of its own."""

import json
import time
from argparse import Namespace

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.world.bench import databases, results
from wangdi.world.proving.running import python


def run(options: Namespace) -> int:
    """Print the table and write var/prove-round.json; 1 where a bound does not hold."""
    began = time.monotonic()
    name = databases.name("_prove_round")
    databases.drop(name)
    databases.ensure(name)
    try:
        environment = databases.environment(name)
        python("wangdi", "migrate", environment=environment)
        tell(f"{options.workers} workers knock at {options.doors} doors …")
        given = (str(options.seed), str(options.doors), str(options.workers))
        said = python("wangdi.world.proving.round_trial", *given, environment=environment)
    finally:
        databases.drop(name)
    found = results.read(line for line in said.splitlines() if line.startswith("{"))
    results.show(found)
    more = {"seed": options.seed, "seconds": round(time.monotonic() - began, 1)}
    target = home() / "var" / "prove-round.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [one.as_json() | more for one in found]
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(target)
    return 0 if all(one.holds for one in found) else 1
