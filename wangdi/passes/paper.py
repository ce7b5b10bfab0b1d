"""Passes on paper. The paper is Chinese, as the office issues it; names on it are masked."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from wangdi.documents.rendering import render
from wangdi.lib import clock
from wangdi.passes import picture, showing
from wangdi.passes.issuing import tokens_of
from wangdi.passes.models import Pass
from wangdi.passes.queries import Standing

CARDS = "passes/templates/typ/cards.typ"
SLIP = "passes/templates/typ/slip.typ"
MOST = 400
"""Cards in one file: fifty sheets."""
LINES = 16
"""Lines of a slip on which times are written by hand."""


def pdf(passes: Sequence[tuple[Pass, Standing]], *, office: str, slip: bool = False) -> bytes:
    """Eight cards on each A4, to cut apart; or for each a page in large type with room to write."""
    codes = tokens_of([one for one, _ in passes])
    with translation.override("zh-hans"):
        made = [
            _said(one, standing, code) for (one, standing), code in zip(passes, codes, strict=True)
        ]
    data = {"office": office, "passes": made, "lines": LINES}
    return render(SLIP if slip else CARDS, data, at=clock.now())


def _said(one: Pass, standing: Standing, code: str) -> dict[str, Any]:
    row = showing.row(one, standing)
    return {
        "name": row.name,
        "colour": row.colour,
        "place": one.place.name,
        "home": one.household.address if one.household else "",
        "holder": row.holder,
        "digits": one.digits,
        "until": f"{clock.local(one.valid_until):%Y-%m-%d %H:%M}",
        "terms": showing.terms(standing.rules),
        "shared": bool(standing.rules and standing.rules.quota),
        "qr": picture.svg(code),
    }
