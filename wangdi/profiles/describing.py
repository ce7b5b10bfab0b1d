"""A profile in plain words: each room tells what its own section asks for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from wangdi.profiles import sections
from wangdi.profiles.models import ProfileVersion

Sentences = Callable[[Any], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One section as sentences under a heading."""

    heading: str
    sentences: list[str]


_tellers: dict[str, tuple[Callable[[], str], Sentences]] = {}


def describe(name: str, heading: Callable[[], str], tell: Sentences) -> None:
    """Register how the section `name` is told: its heading, and its sentences from its model."""
    _tellers[name] = (heading, tell)


def parts(version: ProfileVersion) -> list[Part]:
    """What a version asks for, section by section, in the language of the reader."""
    told = []
    for name, given in version.content["sections"].items():
        if name in _tellers:
            heading, tell = _tellers[name]
            section: BaseModel = sections.schema(name).model_validate(given)
            told.append(Part(heading(), [str(line) for line in tell(section)]))
    return told
