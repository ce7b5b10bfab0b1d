"""What may be asked: sign a day, accept it, answer questions, count, freeze, correct, map forms."""

from wangdi.reporting.commands import (
    accepting,
    corrections,
    days,
    forms,
    mapping,
    questions,
    signing,
    typing,
)

__all__ = [
    "accepting",
    "corrections",
    "days",
    "forms",
    "mapping",
    "questions",
    "signing",
    "typing",
]
