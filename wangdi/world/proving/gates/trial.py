"""Shows a browser the codes that must open nothing, and counts what the gate's screen says.

`python -m wangdi.world.proving.gates.trial 100000 1`: results as JSON on standard output.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from itertools import islice
from random import Random
from typing import Any

import django

GOOD, CONTROLS = 200, 0.02
PASSING = ("allow", "condition")
Said = Counter[tuple[str, str]]


def run(count: int, seed: int, page: Any) -> tuple[Said, Said]:
    """What was said to genuine codes and to each kind of attack, as (kind, outcome or code)."""
    attacks = import_module("wangdi.world.proving.passes.attacks")
    ground = import_module("wangdi.world.proving.passes.ground").lay(min(GOOD, count))
    gates = import_module("wangdi.world.proving.gates.ground").gates(ground)
    dice = Random(seed)
    controls = islice(attacks.genuine(ground, dice), max(20, round(count * CONTROLS)))
    taken = _said(page, gates, "genuine", controls)
    said: Said = Counter()
    for name, (kind, share) in attacks.KINDS.items():
        made = islice(kind(ground, dice), round(count * share))
        said.update(_said(page, gates, name, made))
    return taken, said


def _said(page: Any, gates: Any, kind: str, attacks: Iterable[Any]) -> Said:
    """What the screen of the gate of their place says to each."""
    shooting = import_module("wangdi.world.proving.gates.shooting")
    by_place: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for one in attacks:
        by_place[one.place].append((one.text, int(one.at.timestamp() * 1000)))
    counted: Said = Counter()
    for place, shown in by_place.items():
        for outcome, code in shooting.said(page, gates[place], shown):
            counted[kind, "ok" if outcome in PASSING else code] += 1
    return counted


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    # The browser's driver runs a loop in this thread; the database is asked beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    django.setup()
    screen = import_module("wangdi.world.proving.gates.screen")
    results = import_module("wangdi.world.bench.results")
    telling = import_module("wangdi.world.proving.passes.telling")
    with screen.chromium() as browser, screen.opened(browser) as page:
        taken, said = run(int(sys.argv[1]), int(sys.argv[2]), page)
    genuine = Counter({code: number for (_kind, code), number in taken.items()})
    results.say(telling.count(genuine, said))


if __name__ == "__main__":
    main()
