"""`wangdi prove --part time`: the count of days and slots against an independent one."""

import json
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.world.bench import databases, results
from wangdi.world.bench.results import Result, result
from wangdi.world.proving.running import python
from wangdi.world.proving.time_cases import QUESTIONS, ZONES

TRIAL = "wangdi.world.proving.time_trial"
CASES, STORED = 1_000_000, 5_000
AT_ONCE = 2


def run(options: Namespace) -> int:
    """Print the table and write var/prove-time.json; 1 where a bound does not hold."""
    began = time.monotonic()
    name = databases.name("_prove_time")
    databases.drop(name)
    databases.ensure(name)
    try:
        environment = databases.environment(name)
        python("wangdi", "migrate", environment=environment)
        python(TRIAL, "prepare", environment=environment)
        tell(f"{len(ZONES)} server zones, each with {len(ZONES)} zones of the database …")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            said = list(pool.map(lambda zone: python(TRIAL, zone, environment=environment), ZONES))
    finally:
        databases.drop(name)
    found = count([json.loads(one.splitlines()[-1]) for one in said])
    found.append(result("seconds", time.monotonic() - began, "s"))
    results.show(found)
    target = home() / "var" / "prove-time.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [one.as_json() for one in found]
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(target)
    return 0 if all(one.holds for one in found) else 1


def count(said: Sequence[dict[str, Any]]) -> list[Result]:
    """What all zones counted together: how many cases, and differences by question."""
    pure: Counter[str] = Counter()
    stored: Counter[str] = Counter()
    for one in said:
        pure.update(one["pure"])
        stored.update(one["stored"])
    found = [result("time_cases", pure["cases"], "", CASES)]
    found += [result(f"{name}_differs", pure[name], "", 0) for name in QUESTIONS]
    found.append(result("server_zones", len({one["zone"] for one in said})))
    found.append(result("database_zones", sum(name.startswith("in ") for name in stored)))
    found.append(result("time_cases_stored", stored["database_cases"], "", STORED))
    found += [result(f"{name}_differs_stored", stored[name], "", 0) for name in QUESTIONS]
    found.append(result("slots_settled_otherwise", stored["settled"], "", 0))
    found.append(result("readings_refused", stored["refused"], "", 0))
    return found
