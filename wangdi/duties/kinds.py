"""What kinds of duties there are; the rooms above register theirs when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext

from wangdi.duties.expressions import TOP
from wangdi.duties.models import Duty


def _things(count: int) -> str:
    left = ngettext("%(n)d thing is left today", "%(n)d things are left today", count)
    return left % {"n": count}


@dataclass(frozen=True, slots=True)
class DutyKind:
    """`role` has the duty where it names no holder; `act_url` is where it is done.

    `climbs` are the roles that it reaches, level by level, when it is late. `left(n)` is the
    sentence for n of them still to do today, without its full stop.
    """

    name: str
    label: str | Promise
    icon: str
    role: str
    act_url: Callable[[Duty], str]
    climbs: tuple[str, ...] = ("community_secretary", "duty_desk", "leader")
    left: Callable[[int], str] = _things


_kinds: dict[str, DutyKind] = {}


def register(kind: DutyKind) -> None:
    """Make a kind known by its name; called once by the room that plans it."""
    if kind.name in _kinds:
        raise ValueError(f"duty kind {kind.name} is registered twice")
    if len(kind.climbs) > TOP:
        raise ValueError(f"duty kind {kind.name} climbs more than {TOP} levels")
    _kinds[kind.name] = kind


def kind(name: str) -> DutyKind:
    """The kind called `name`; KeyError where no room registered it."""
    return _kinds[name]


def all_kinds() -> list[DutyKind]:
    return sorted(_kinds.values(), key=lambda known: known.name)
