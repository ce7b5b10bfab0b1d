"""The states of a handover, what leads from one to the next, seats, and who may sign. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

EXPECTED, ABSENT = "expected", "not_come"
ARRIVED, SCREENED, HANDED = "arrived", "screened", "handed_over"
RIDING, RECEIVED, HOME, REFERRED = "on_vehicle", "received", "at_home", "referred"
STATES = (EXPECTED, ARRIVED, SCREENED, HANDED, RIDING, RECEIVED, HOME, REFERRED, ABSENT)
BETWEEN = (ARRIVED, SCREENED, HANDED, RIDING, RECEIVED)
"""Between two places: somebody's turn, and nobody may be forgotten here."""
ENDS = (HOME, REFERRED, ABSENT)

TRANSITIONS: dict[tuple[str, str], str] = {
    (EXPECTED, "arrive"): ARRIVED,
    (EXPECTED, "miss"): ABSENT,
    (ABSENT, "arrive"): ARRIVED,
    (ARRIVED, "screen"): SCREENED,
    (ARRIVED, "refer"): REFERRED,
    (SCREENED, "hand_over"): HANDED,
    (SCREENED, "refer"): REFERRED,
    (HANDED, "board"): RIDING,
    (HANDED, "refer"): REFERRED,
    (RIDING, "receive"): RECEIVED,
    (RIDING, "refer"): REFERRED,
    (RECEIVED, "settle"): HOME,
    (RECEIVED, "refer"): REFERRED,
    (REFERRED, "clear"): SCREENED,
}
"""(state, act) → state. All acts are people's."""

LABELS: dict[str, str | Promise] = {
    EXPECTED: _("Expected"),
    ARRIVED: _("Arrived at the entry point"),
    SCREENED: _("Screened"),
    HANDED: pgettext_lazy("returnee", "Handed over"),
    RIDING: _("On the vehicle"),
    RECEIVED: _("Received by the community"),
    HOME: _("At home"),
    REFERRED: _("With the health side"),
    ABSENT: _("Not come"),
}
SENTENCES: dict[str, str | Promise] = {
    EXPECTED: _("This person has not arrived at the entry point yet."),
    ARRIVED: _("The temperature has not been taken yet."),
    SCREENED: _("This person has not been handed over yet: two signatures are needed."),
    HANDED: _("This person has not boarded yet."),
    RIDING: _("This person is on the way."),
    RECEIVED: _("The community has received this person already."),
    HOME: _("This person is at home already."),
    REFERRED: _("This person is with the health side."),
    ABSENT: _("It was written that this person did not come."),
}


def after(state: str, act: str) -> str | None:
    """The state that `act` leads to, or None where it cannot be done."""
    return TRANSITIONS.get((state, act))


def mermaid() -> str:
    """The table as a state diagram, for docs/."""
    lines = ["stateDiagram-v2", f"    [*] --> {EXPECTED}"]
    lines += [f"    {before} --> {then}: {act}" for (before, act), then in TRANSITIONS.items()]
    lines += [f"    {state} --> [*]" for state in ENDS]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Party:
    """One who signs: the account where he signs in, and his name in any case."""

    user: int | None
    name: str


def are_two(giver: Party, taker: Party) -> bool:
    """Whether two different people sign: neither account nor name may be the same."""
    same_account = giver.user is not None and giver.user == taker.user
    return not same_account and giver.name.strip() != taker.name.strip()


def seats_allowed(seats: int, percent: int) -> int:
    """How many may ride at a share of the seats, rounded down; a car always takes one."""
    return max(seats * percent // 100, 1)


def next_seats(seats: int, taken: Iterable[int], count: int) -> list[int]:
    """The next `count` seat numbers, apart from each other as long as the vehicle has room.

    Every second seat first (1, 3, 5 …), then those between. Fewer where no seat is left.
    """
    apart = [*range(1, seats + 1, 2), *range(2, seats + 1, 2)]
    gone = set(taken)
    return [seat for seat in apart if seat not in gone][:count]


def is_fever(value: Decimal | None, site: str, lines: Mapping[str, Decimal]) -> bool:
    """Whether a value in °C reaches the line of its site (the line itself is fever)."""
    return value is not None and value >= lines[site]


def happened(claimed: datetime | None, received: datetime) -> datetime:
    """When something took place: as it was said, but never in the future."""
    return min(claimed, received) if claimed else received


def minutes_between(since: datetime, at: datetime) -> int:
    """Whole minutes that somebody has been between two places."""
    return max(int((at - since) / timedelta(minutes=1)), 0)


def missing_kit(needed: Sequence[str], issued: Iterable[str]) -> list[str]:
    """What a driver has not been given of what he needs, in the order of the rule."""
    given = set(issued)
    return [item for item in needed if item not in given]
