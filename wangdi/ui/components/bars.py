"""The bar of three parts that adds up, drawn without inline styles."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

LEAST = 1.0


@dataclass(frozen=True)
class Part:
    label: str | Promise
    tone: str
    shape: str
    number: int
    x: str
    width: str


LOOKS = (
    (pgettext_lazy("answer", "Applied"), "bamboo", "✓"),
    (pgettext_lazy("answer", "Duplicate"), "muted", "◇"),
    (pgettext_lazy("answer", "For review"), "amber", "▲"),
)


def parts(applied: int, duplicate: int, review: int) -> list[Part]:
    """Positions in per cent; a part that is not zero is at least one per cent wide."""
    numbers = (applied, duplicate, review)
    total = sum(numbers) or 1
    raw = [max(LEAST, 100 * n / total) if n else 0.0 for n in numbers]
    scale = 100 / (sum(raw) or 100)
    result, x = [], 0.0
    for (label, tone, shape), number, width in zip(LOOKS, numbers, raw, strict=True):
        wide = width * scale
        result.append(Part(label, tone, shape, number, f"{x:.2f}%", f"{wide:.2f}%"))
        x += wide
    return result
