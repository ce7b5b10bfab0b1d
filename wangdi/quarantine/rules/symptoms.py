"""When what was felt calls the doctor: any n of a group, as the version of the rules says."""

from collections.abc import Collection
from dataclasses import dataclass

from wangdi.quarantine.section import QuarantineSection

FEVER, SYMPTOMS, REDUCER = "fever", "symptoms", "reducer"
CAUSES = (FEVER, SYMPTOMS, REDUCER)
"""Why a reading calls the doctor, the gravest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """The group that is full: which, how many it needs, and what of it was told."""

    group: str
    needs: int
    told: tuple[str, ...]


def weigh(told: Collection[str], section: QuarantineSection) -> Found | None:
    """The first group of the profile that is full by what was told, or None."""
    for group in section.daily.groups:
        met = tuple(code for code in group.of if code in told)
        if len(met) >= group.needs:
            return Found(group.code, group.needs, met)
    return None


def cause(*, hot: bool, found: Found | None, reducer: bool) -> str | None:
    """Why one reading calls the doctor, or None where nothing does.

    A normal temperature under a fever reducer says nothing: the doctor hears of it.
    """
    if hot:
        return FEVER
    if found is not None:
        return SYMPTOMS
    return REDUCER if reducer else None


def gravest(causes: Collection[str]) -> str:
    """The gravest of several causes; ValueError where there is none."""
    return min(causes, key=CAUSES.index)
