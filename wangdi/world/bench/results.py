"""What was measured, whether it holds, and how it is told."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Column, Table

LEAST = frozenset(
    {
        *("intake_ratio", "time_cases", "time_cases_stored"),
        *("gates_replay_ratio", "gates_decision_ratio"),
    }
)
"""Measures that must reach their bound; all others must not pass it."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the bench; without a bound it only informs and always holds."""

    name: str
    value: float
    unit: str
    bound: float | None = None

    @property
    def holds(self) -> bool:
        if self.bound is None:
            return True
        return self.value >= self.bound if self.name in LEAST else self.value <= self.bound

    @property
    def limit(self) -> str:
        sign = "≥" if self.name in LEAST else "≤"
        return "" if self.bound is None else f"{sign} {self.bound:g}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"holds": self.holds}


def result(name: str, value: float, unit: str = "", bound: float | None = None) -> Result:
    """A result with a value that people can read."""
    return Result(name, round(value, 3), unit, bound)


def write(results: Sequence[Result], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([one.as_json() for one in results], ensure_ascii=False, indent=2)
    target.write_text(text + "\n", encoding="utf-8")


def read(lines: Iterable[str]) -> list[Result]:
    """Results as a part of the bench printed them, one JSON object a line."""
    return [
        Result(one["name"], one["value"], one["unit"], one["bound"])
        for one in map(json.loads, lines)
    ]


def say(results: Iterable[Result]) -> None:
    """For the process that asked: one JSON object a line on standard output."""
    for one in results:
        print(json.dumps(one.as_json(), ensure_ascii=False), flush=True)


def show(results: Sequence[Result]) -> None:
    """The table for people."""
    table = Table(Column("measure", no_wrap=True), "value", "unit", "bound", "holds")
    for one in results:
        word = "" if one.bound is None else "yes" if one.holds else "[bold red]NO[/]"
        table.add_row(one.name, f"{one.value:g}", one.unit, one.limit, word)
    Console().print(table)
