"""What a page asks of a household is asked once: its panels and its timeline share the answer."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from wangdi.people.models import Household

T = TypeVar("T")
Ask = Callable[[Household], T]


def once(ask: Ask[T]) -> Ask[T]:
    """Remember the answer on the very household that is shown, for as long as it is held.

    For pages only: a command asks anew.
    """
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def remembered(household: Household) -> T:
        answers: dict[str, T] = household.__dict__.setdefault("_answers", {})
        if name not in answers:
            answers[name] = ask(household)
        return answers[name]

    return remembered
