"""What every check of this folder answers: a value made normal, and what is wrong with it."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from django.utils.functional import Promise

T = TypeVar("T")


class Problem(NamedTuple):
    """A cause with a stable `code` (for grouping) and a translatable `sentence` (for people)."""

    code: str
    sentence: str | Promise


class Checked(NamedTuple, Generic[T]):
    """The normalised value with what blocks it (`problem`) or is only remarked (`warning`).

    `suggestion` is what was probably meant, to be asked and never taken by itself.
    """

    value: T
    problem: Problem | None = None
    warning: Problem | None = None
    suggestion: str = ""

    @property
    def ok(self) -> bool:
        return self.problem is None


Check = Callable[[str], Checked[str]]
