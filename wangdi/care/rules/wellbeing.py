"""Adding up a short screen. It never decides: it only says that a person should look. Pure."""

from collections.abc import Mapping, Sequence


def missing(answers: Mapping[str, int], questions: Sequence[str]) -> list[str]:
    """Questions without an answer; a missing answer is never read as none."""
    return [code for code in questions if code not in answers]


def score(answers: Mapping[str, int]) -> int:
    return sum(answers.values())


def needs_a_look(total: int, refer_from: int, *, wants_to_talk: bool) -> bool:
    """Whoever wants to talk is looked at whatever he answered."""
    return wants_to_talk or total >= refer_from
