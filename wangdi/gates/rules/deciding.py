"""Who passes a gate: one pure decision, the same for the server, a phone's bundle and a test.

One reason is told. What the person cannot change here comes first, since putting on a mask helps
nobody whose pass is revoked; of what he can change, the nearest comes first. A medical emergency
always passes and is asked nothing. Home is open to those who live there.

The cases in `gates/tests/cases.json` say it for both languages. `ahead` is the part that a server
can know beforehand, `at_the_gate` the few comparisons that depend on the moment.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from wangdi.gates.rules.codes import (
    ALLOW,
    ASK,
    CONDITION,
    DEPENDS_ON_VISIT,
    REFUSE,
    Decision,
)
from wangdi.lib import clock

IN, OUT = "in", "out"
FALLEN = ("revoked", "blocked", "void", "suspended", "not_resident")
PASSES = Decision(ALLOW, "ok")
EMERGENCY = Decision(ALLOW, "emergency")


class Asked(NamedTuple):
    """What stands before the guard. `celsius` is the last measure, `first` the one before it.

    `token`: none, good, bad_signature, stale_code. `visitor`: his entry is filled in.
    """

    direction: str
    at: datetime
    token: str = "none"
    emergency: bool = False
    mask: bool | None = None
    celsius: float | None = None
    first: float | None = None
    site: str = "forehead"
    health: str | None = None
    travel: str | None = None
    visitor: bool = False
    forced: bool = False


class Known(NamedTuple):
    """What the records say. `who`: resident (of this place), guest (of another) or unknown.

    `standing` is that of the pass (none, active, or why it counts no more), `here` whether it is
    for this place. `outs` are the earlier ways out under this pass or household, `ins` the
    ways in, oldest first; those still in a phone's queue belong to them.
    """

    who: str = "unknown"
    held: bool = False
    standing: str = "none"
    here: bool = True
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    outs: tuple[datetime, ...] = ()
    ins: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the gate asks. `visitors`: free, register, refuse. `measure`: in, both, none.

    Of the pass's class: `people` ways out of a household in `every_days` days (0: as often as one
    likes), each for `hours` (0: no limit), and for guests only one way in a day (`once_today`).
    """

    passes: bool = True
    visitors: str = "register"
    mask: bool = True
    measure: str = "in"
    codes: bool = False
    fever: dict[str, float] = field(default_factory=lambda: {"forehead": 37.3})
    people: int = 0
    every_days: int = 1
    hours: int = 0
    once_today: bool = False


def decide(asked: Asked, known: Known, rules: Rules) -> Decision:
    """Whether the person passes, and the one reason. Pure; times are aware."""
    if asked.emergency:
        return EMERGENCY
    found = at_the_gate(asked, known, rules, ahead(known, rules, asked.direction))
    if asked.forced and found.outcome in (REFUSE, ASK):
        return Decision(CONDITION, "forced_offline")
    return found


def ahead(known: Known, rules: Rules, direction: str) -> Decision:
    """What the records alone say of one direction; `ok` leaves the rest to the moment."""
    if known.held:
        return Decision(REFUSE if direction == OUT else ASK, "in_quarantine")
    if known.who == "resident":
        return _resident(known, rules, direction)
    if direction == OUT:
        return Decision(ASK, "unknown") if known.who == "unknown" else PASSES
    return _guest(known, rules)


def _resident(known: Known, rules: Rules, direction: str) -> Decision:
    if known.standing in ("revoked", "blocked"):
        return Decision(REFUSE if direction == OUT else ASK, known.standing)
    if direction == IN:
        return PASSES
    if known.standing in FALLEN:
        return Decision(REFUSE, known.standing)
    if known.standing == "active":
        return PASSES if known.here else Decision(REFUSE, "wrong_place")
    return Decision(REFUSE, "no_pass") if rules.passes else PASSES


def _guest(known: Known, rules: Rules) -> Decision:
    if known.standing in FALLEN:
        return Decision(REFUSE, known.standing)
    if known.standing == "active":
        return PASSES if known.here else Decision(REFUSE, "wrong_place")
    if rules.visitors == "refuse":
        return Decision(REFUSE, "not_resident")
    if rules.visitors == "free":
        return PASSES
    return Decision(ASK, "register")


def at_the_gate(asked: Asked, known: Known, rules: Rules, before: Decision) -> Decision:
    """What the moment adds to what was known `before`: the comparisons that a phone makes.

    In order: heat, a forged code, what was decided ahead, validity, once today, quota; then what
    can be changed on the spot: a stale code, the mask, the temperature, the codes seen.
    """
    if _is_hot(asked, rules):
        return _hot(asked)
    if asked.token == "bad_signature":
        return Decision(REFUSE, "bad_signature")
    if before.outcome != ALLOW and not (asked.visitor and before.code in DEPENDS_ON_VISIT):
        return before
    late = _of_the_pass(asked, known, rules)
    return late or _on_the_spot(asked, rules) or _on_the_way_home(asked, known, rules)


def _hot(asked: Asked) -> Decision:
    """One hot forehead may be the sun: measured again, only the second counts as fever."""
    if asked.first is None:
        return Decision(ASK, "remeasure")
    return Decision(REFUSE if asked.direction == IN else ASK, "fever")


def _of_the_pass(asked: Asked, known: Known, rules: Rules) -> Decision | None:
    if known.standing != "active" or _is_free(asked, known):
        return None
    if known.valid_from and asked.at < known.valid_from:
        return Decision(REFUSE, "not_yet")
    if known.valid_until and asked.at >= known.valid_until:
        return Decision(REFUSE, "expired")
    if asked.direction == IN:
        spent = rules.once_today and _so_often(known.ins, asked.at, 1)
        return Decision(REFUSE, "once_today") if spent else None
    if rules.people and _so_often(known.outs, asked.at, rules.every_days) >= rules.people:
        return Decision(REFUSE, "once_today" if rules.every_days == 1 else "quota")
    return None


def _so_often(ways: tuple[datetime, ...], at: datetime, days: int) -> int:
    """How many of them were on the day of `at` or on the days before it, so many in all."""
    today = clock.day_of(at)
    since = today - timedelta(days=days - 1)
    return sum(since <= clock.day_of(one) <= today for one in ways)


def _is_free(asked: Asked, known: Known) -> bool:
    """Home is open to who lives there; and a guest may always leave."""
    return asked.direction == (IN if known.who == "resident" else OUT)


def _on_the_spot(asked: Asked, rules: Rules) -> Decision | None:
    if asked.token == "stale_code":
        return Decision(REFUSE, "stale_code")
    if rules.mask and asked.mask is False:
        return Decision(REFUSE, "no_mask")
    wanted = rules.measure == "both" or rules.measure == asked.direction
    if wanted and asked.celsius is None:
        return Decision(ASK, "measure")
    if rules.codes and asked.direction == IN and asked.health is None:
        return Decision(ASK, "codes")
    if "red" in (asked.health, asked.travel) or "yellow" in (asked.health, asked.travel):
        return Decision(ASK, "code_colour")
    return None


def _on_the_way_home(asked: Asked, known: Known, rules: Rules) -> Decision:
    over = rules.hours and known.outs and asked.direction == IN and known.who == "resident"
    if over and asked.at - known.outs[-1] > timedelta(hours=rules.hours):
        return Decision(CONDITION, "overstayed")
    return PASSES


def _is_hot(asked: Asked, rules: Rules) -> bool:
    line = rules.fever.get(asked.site)
    return asked.celsius is not None and line is not None and asked.celsius >= line
