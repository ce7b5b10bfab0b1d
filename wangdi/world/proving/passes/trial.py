"""Shows the server codes that must open nothing, and counts what it says to each.

`python -m wangdi.world.proving.passes.trial 100000 1`: results as JSON on standard output.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby, islice
from random import Random
from typing import Any

import django

AT_ONCE = 500
GOOD, CONTROLS = 200, 0.02


def run(count: int, seed: int) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How many genuine ones were refused and taken; and what was said to each kind of attack."""
    attacks = import_module("wangdi.world.proving.passes.attacks")
    ground = import_module("wangdi.world.proving.passes.ground").lay(min(GOOD, count))
    dice = Random(seed)
    controls = islice(attacks.genuine(ground, dice), max(20, round(count * CONTROLS)))
    taken = Counter(_said(controls))
    said: Counter[tuple[str, str]] = Counter()
    for name, (kind, share) in attacks.KINDS.items():
        made = islice(kind(ground, dice), round(count * share))
        said.update((name, code) for code in _said(made))
    return taken, said


def _said(attacks: Iterable[Any]) -> Iterator[str]:
    """What the server says to each, in sets shown at one gate at one instant."""
    check_all = import_module("wangdi.passes.checking").check_all
    for (at, place), shown in groupby(attacks, lambda one: (one.at, one.place)):
        texts = [one.text for one in shown]
        for begin in range(0, len(texts), AT_ONCE):
            for one in check_all(texts[begin : begin + AT_ONCE], at, [place]):
                yield one.code


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    results = import_module("wangdi.world.bench.results")
    taken, said = run(int(sys.argv[1]), int(sys.argv[2]))
    results.say(import_module("wangdi.world.proving.passes.telling").count(taken, said))


if __name__ == "__main__":
    main()
