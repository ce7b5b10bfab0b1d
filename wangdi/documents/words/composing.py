"""From words, layers and values to what stands on the page. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wangdi.documents.words.schema import GAP, Addition, Layer, Part, Words

Values = Mapping[str, Any]
BLANK = "＿＿＿＿＿＿"
"""What stands in a gap whose value is not known: a line to write on."""


def compose(words: Words, layers: Sequence[Layer], values: Values, language: str) -> dict[str, Any]:
    """Title and parts in one language, every gap filled, additions in their places.

    `layers` come from the highest office down. A value is a text, or `{"zh": …, "en": …}`, or a
    list of either or of rows; a local field of the lowest office that sets it comes before it.
    """
    filled = {**values, **_fields(layers)}
    additions = [addition for layer in layers for addition in layer.additions]
    told = _Teller(filled, language)
    parts: list[dict[str, Any]] = []
    for part in words.parts:
        if not part.when or filled.get(part.when):
            parts.append(told.part(part))
        if part.key:
            for addition in additions:
                if _place(words, addition) == part.key:
                    parts += told.addition(addition)
    own = [layer.title for layer in layers if layer.title is not None]
    return {"title": told.fill([words.title, *own][-1].of(language)), "parts": parts}


def _fields(layers: Sequence[Layer]) -> dict[str, str]:
    """Local fields, those of the nearest office last."""
    return {name: value for layer in layers for name, value in layer.fields.items() if value}


def _place(words: Words, addition: Addition) -> str:
    known = words.keys()
    return addition.after if addition.after in known else words.place_for or known[-1]


class _Teller:
    """Says things in one language."""

    def __init__(self, values: Values, language: str) -> None:
        self.values, self.language = values, language

    def fill(self, text: str) -> str:
        return GAP.sub(lambda gap: self.say(self.values.get(gap[1])) or BLANK, text)

    def say(self, value: Any) -> str:
        if isinstance(value, Mapping):
            value = value.get(self.language) or value.get("zh")
        if isinstance(value, list):
            return ("、" if self.language == "zh" else ", ").join(map(self.say, value))
        return "" if value is None else str(value)

    def part(self, part: Part) -> dict[str, Any]:
        lay = _LAYOUTS.get(part.kind, _lines)
        return {"kind": part.kind, **lay(self, part)}

    def addition(self, addition: Addition) -> list[dict[str, Any]]:
        lines = [self.fill(line.of(self.language)) for line in addition.lines]
        kind = "bullets" if addition.bullets else "text"
        made: list[dict[str, Any]] = [{"kind": kind, "lines": lines}]
        if addition.heading is not None:
            heading = self.fill(addition.heading.of(self.language))
            made.insert(0, {"kind": "heading", "lines": [heading]})
        return made


def _lines(told: _Teller, part: Part) -> dict[str, Any]:
    return {"lines": [told.fill(line.of(told.language)) for line in part.lines]}


def _values(told: _Teller, part: Part) -> dict[str, Any]:
    return {"lines": [told.say(one) for one in told.values.get(part.of, [])]}


def _facts(told: _Teller, part: Part) -> dict[str, Any]:
    return {
        "pairs": [
            {
                "label": pair.label.of(told.language),
                "value": told.fill(pair.value),
                "wide": pair.wide,
            }
            for pair in part.pairs
        ]
    }


def _table(told: _Teller, part: Part) -> dict[str, Any]:
    rows = told.values.get(part.of, [])
    return {
        "heads": [column.label.of(told.language) for column in part.columns],
        "rows": [[told.say(row.get(column.of)) for column in part.columns] for row in rows],
    }


_LAYOUTS: dict[str, Callable[[_Teller, Part], dict[str, Any]]] = {
    "values": _values,
    "facts": _facts,
    "table": _table,
}
