"""What the words of a paper are made of: plain text with named gaps, never markup."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

GAP = re.compile(r"\{([a-z_]+)\}")
LONGEST = 1_000
MOST_ADDITIONS = 4


class Strict(BaseModel):
    """A key that nobody knows is a mistake and not an addition."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Both(Strict):
    """A text in the two languages of papers; without English the Chinese stands in both."""

    zh: str = Field(min_length=1, max_length=LONGEST)
    en: str = Field(default="", max_length=LONGEST)

    def of(self, language: str) -> str:
        return self.en if language == "en" and self.en else self.zh

    def gaps(self) -> set[str]:
        return {name for text in (self.zh, self.en) for name in GAP.findall(text)}


class Pair(Strict):
    """A label with its value on the table of facts; `wide` takes the whole line."""

    label: Both
    value: str
    wide: bool = False


class Column(Strict):
    label: Both
    of: str


Kind = Literal[
    "text",
    "heading",
    "bullets",
    "steps",
    "values",
    "facts",
    "table",
    "boxes",
    "lines",
    "sign",
    "big",
    "note",
]


class Part(Strict):
    """One piece of a paper. `when`: shown only where this value is there; `of`: the list laid out.

    Which of the other fields count depends on `kind`.
    """

    kind: Kind
    key: str = Field(default="", pattern=r"^[a-z_]*$")
    when: str = ""
    of: str = ""
    lines: list[Both] = Field(default_factory=list)
    pairs: list[Pair] = Field(default_factory=list)
    columns: list[Column] = Field(default_factory=list)

    def gaps(self) -> set[str]:
        found = {name for line in self.lines for name in line.gaps()}
        found |= {name for pair in self.pairs for name in GAP.findall(pair.value)}
        return found | {name for name in (self.when, self.of) if name}


class Words(Strict):
    """A whole paper as the city prescribes it. `values`: what may stand in its gaps.

    `place_for`: the key of the part after which what others add is put, unless they say otherwise.
    """

    title: Both
    values: list[str]
    place_for: str = ""
    parts: list[Part] = Field(min_length=1)

    @model_validator(mode="after")
    def check_gaps(self) -> "Words":
        used = self.title.gaps().union(*(part.gaps() for part in self.parts))
        if unknown := used - set(self.values):
            raise ValueError(f"gaps without a value: {sorted(unknown)}")
        if self.place_for and self.place_for not in self.keys():
            raise ValueError(f"no part {self.place_for}")
        return self

    def keys(self) -> list[str]:
        return [part.key for part in self.parts if part.key]


class Addition(Strict):
    """What an office adds: lines of its own under a heading or none, after a part it names."""

    after: str = Field(default="", pattern=r"^[a-z_]*$")
    heading: Both | None = None
    lines: list[Both] = Field(min_length=1, max_length=20)
    bullets: bool = False

    def gaps(self) -> set[str]:
        found = {name for line in self.lines for name in line.gaps()}
        return found | (self.heading.gaps() if self.heading else set())


class Layer(Strict):
    """What one office says of one paper. It adds and sets local fields; it can take nothing away.

    `title` is for a paper of the office's own.
    """

    title: Both | None = None
    additions: list[Addition] = Field(default_factory=list, max_length=MOST_ADDITIONS)
    fields: dict[str, str] = Field(default_factory=dict, max_length=40)
