"""States are a word with a shape; colour only helps."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Look:
    label: str | Promise
    shape: str
    tone: str


TONES = frozenset({"muted", "qing", "bamboo", "amber", "cinnabar", "indigo"})
STATES = {
    "upcoming": Look(pgettext_lazy("state", "Upcoming"), "○", "indigo"),
    "open": Look(pgettext_lazy("state", "Open"), "◐", "qing"),
    "late": Look(pgettext_lazy("state", "Late"), "▲", "amber"),
    "missed": Look(pgettext_lazy("state", "Missed"), "■", "cinnabar"),
    "done": Look(pgettext_lazy("state", "Done"), "✓", "bamboo"),
    "waived": Look(pgettext_lazy("state", "Waived"), "–", "muted"),
}


def look(code: str = "", *, label: str | Promise = "", tone: str = "", shape: str = "") -> Look:
    """How a state looks; `label`, `tone` and `shape` change a known state or make a free one."""
    known = STATES.get(code)
    chosen = tone or (known.tone if known else "muted")
    if chosen not in TONES:
        raise ValueError(f"unknown tone {chosen!r}; tones: {', '.join(sorted(TONES))}")
    word = label or (known.label if known else code)
    return Look(word, shape or (known.shape if known else "○"), chosen)
