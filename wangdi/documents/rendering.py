"""Typst to PDF or PNG, by one compiler that each process keeps: the first page loads the fonts."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT.parent / "node_modules" / "@expo-google-fonts" / "noto-sans-sc"
TOGETHER = "documents/templates/typ/together.typ"
WEIGHTS = ("400Regular", "700Bold")
RARE = "manimgx_fonts_cjk"
"""The variable font that has the rare characters of names; half as fast, so it comes second."""
_one_at_a_time = Lock()


def render(
    template: str,
    data: Mapping[str, Any],
    *,
    form: Literal["pdf", "png"] = "pdf",
    at: datetime | None = None,
) -> bytes:
    """The document of `template` (a path below the package, `quarantine/templates/typ/notice.typ`).

    `data` reaches the template as JSON, so that no value can become markup. With `at` as its time
    the same data give the same bytes. A PNG is of the first page only. TypstError where a template
    asks for what the data do not hold.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    with _one_at_a_time:
        made = _compiler().compile(
            input=str(ROOT / template),
            format=form,
            ppi=110,
            sys_inputs=inputs,
            timestamp=int(at.timestamp()) if at else None,
        )
    page = made[0] if isinstance(made, list) else made
    if page is None:
        raise ValueError(f"{template} made no page")
    return page


def render_papers(
    papers: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    form: Literal["pdf", "png"] = "pdf",
    at: datetime | None = None,
) -> bytes:
    """Many papers in one file, one compilation: each a template that offers `paper(data)`.

    A page belongs to one paper; pages are counted anew in each.
    """
    given = [{"template": f"/{template}", "data": data} for template, data in papers]
    return render(TOGETHER, {"papers": given}, form=form, at=at)


def warm_up() -> None:
    """Load the fonts now (30 ms), so that nobody waits for them with the first document."""
    with _one_at_a_time:
        _compiler()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[*(str(FONTS / weight) for weight in WEIGHTS), str(files(RARE))],
    )
    return typst.Compiler(root=str(ROOT), font_paths=fonts)
