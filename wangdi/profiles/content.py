"""A profile as its file has it: head, sources, and one section for each room that needs one."""

import hashlib
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from wangdi.profiles import sections
from wangdi.profiles.texts import Strict, Text

FOLDER = Path(__file__).parent / "data"


class Source(Strict):
    """Where a value comes from. `grade`: A official text, B press or official site, C a copy."""

    text: Text
    grade: str = Field(pattern="^[ABC]$")


class Content(Strict):
    """What a profile says. `valid_to` is None while it has no end; `area` is a division code."""

    code: str = Field(pattern=r"^[a-z0-9-]+$")
    disease: str
    title: Text
    summary: Text
    valid_from: date
    valid_to: date | None = None
    area: str = ""
    legal_basis: list[Text]
    sources: list[Source] = Field(min_length=1)
    sections: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def check_sections(self) -> "Content":
        """Every section must be one that a room has registered, in its form."""
        for name, given in self.sections.items():
            if name not in sections.names():
                raise ValueError(f"no room knows the section {name!r}")
            sections.schema(name).model_validate(given)
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("it ends before it begins")
        return self


def shipped() -> list[Content]:
    """Every profile that comes with the house, in the order of their validity."""
    read = [read_file(path) for path in sorted(FOLDER.glob("*.toml"))]
    return sorted(read, key=lambda content: (content.valid_from, content.code))


def read_file(path: Path) -> Content:
    """Read one file; a ValueError names what is wrong in it."""
    return Content.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def digest(content: Content) -> bytes:
    """SHA-256 over the content in one fixed form: another content is another version."""
    plain = json.dumps(content.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).digest()
