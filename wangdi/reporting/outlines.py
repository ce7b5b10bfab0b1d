"""Outlines: the heads under which a report groups its figures. Data, one file each.

A file in `outlines_data/` is an outline; its heads name figures, or all that begin alike
(`quarantine.*`). A figure that no room counts yet is left out; its head stays, so that what is
missing can be seen.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from wangdi.lib.figures import Figure, Share, all_figures, all_shares

FILES = Path(__file__).parent / "outlines_data"
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    figures: list[str]


@dataclass(frozen=True, slots=True)
class Outline:
    """`content` is None for the standard outline: the figures' own groups in their own order."""

    name: str
    content: dict[str, Any] | None = None

    @property
    def label(self) -> str:
        return _said(self.content["label"]) if self.content else ""

    def heads(self) -> list[Head]:
        if self.content is None:
            return _own_groups()
        return [
            Head(_said(head["label"]), list(_known(head["figures"])))
            for head in self.content["heads"]
        ]


def outline(name: str) -> Outline:
    """The outline of that name, or the standard one."""
    return next((one for one in outlines() if one.name == name), Outline(STANDARD))


@cache
def outlines() -> tuple[Outline, ...]:
    """The standard one first, then the files by their `order`."""
    read = [(path.stem, json.loads(path.read_text())) for path in sorted(FILES.glob("*.json"))]
    read.sort(key=lambda one: one[1]["order"])
    return (Outline(STANDARD), *(Outline(name, content) for name, content in read))


def in_order() -> list[Figure | Share]:
    return sorted([*all_figures(), *all_shares()], key=lambda one: (one.order, one.name))


def _own_groups() -> list[Head]:
    heads: list[Head] = []
    for one in in_order():
        label = str(one.group) if isinstance(one, Figure) else ""
        if heads and label in ("", heads[-1].label):
            heads[-1].figures.append(one.name)
        else:
            heads.append(Head(label, [one.name]))
    return heads


def _known(wanted: list[str]) -> Iterator[str]:
    names = [one.name for one in in_order()]
    for one in wanted:
        start = one.removesuffix("*") if one.endswith("*") else None
        yield from (name for name in names if name == one or (start and name.startswith(start)))


def _said(label: dict[str, str]) -> str:
    return label["zh" if (get_language() or "zh").startswith("zh") else "en"]
