"""Papers as eyes see them: how many pages, what they say, and that nothing came out blank."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

DPI = 40
TOOLS = ("pdftotext", "pdftoppm")
INKED = 0.005
"""Of a page that says something at least so much is not white."""


@dataclass(frozen=True)
class Paper:
    """A PDF, page by page: its text, and how much of its picture is ink."""

    text: list[str]
    ink: list[float]

    @property
    def pages(self) -> int:
        return len(self.text)

    @property
    def words(self) -> str:
        return "".join("".join(self.text).split())

    def is_clear(self) -> bool:
        return bool(self.ink) and all(one > INKED for one in self.ink)


def need_tools() -> None:
    """Skip where nothing here can open a PDF."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        pytest.skip(f"no {missing[0]} here: papers cannot be looked at")


def read(content: bytes, folder: Path) -> Paper:
    """Open a PDF as a reader would."""
    assert content.startswith(b"%PDF-"), content[:60]
    file = folder / "paper.pdf"
    file.write_bytes(content)
    told = _run("pdftotext", "-layout", str(file), "-").decode()
    pages = told.split("\f")[:-1]
    for old in folder.glob("page*.pgm"):
        old.unlink()
    _run("pdftoppm", "-gray", "-r", str(DPI), str(file), str(folder / "page"))
    pictures = sorted(folder.glob("page*.pgm"))
    assert len(pictures) == len(pages)
    return Paper(pages, [_ink(one.read_bytes()) for one in pictures])


def _ink(picture: bytes) -> float:
    """The share of a grey picture (PGM, P5) that is not white."""
    _kind, _size, _most, grey = picture.split(b"\n", 3)
    return sum(one < 200 for one in grey) / len(grey)


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout
