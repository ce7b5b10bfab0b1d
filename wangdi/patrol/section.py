"""What a profile says about patrols and venues: how often, how soon, which line is a fever."""

from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.patrol.models.findings import FindingKind
from wangdi.patrol.models.zones import Side, Task
from wangdi.profiles import queries as profiles
from wangdi.profiles.texts import Strict

NAME = "patrol"
SideName = Literal["gate", "courtyard", "round", "street", "market"]
TaskName = Literal["check", "patrol", "isolate"]
MORNING, EVENING = time(8), time(20)
FORENOON = 6 * 60


class PatrolSection(Strict):
    """`times`: by side and task, how often a day; of a side that is not named, the house's own.

    Minutes: until a finding is put right (by its kind, else `mend`), until somebody is named,
    until it is looked at again. `venue_days`: how many days apart a venue under an order is seen.
    """

    times: dict[SideName, dict[TaskName, int]] = Field(default_factory=dict)
    begins: time = MORNING
    ends: time = EVENING
    mend: int = Field(default=24 * 60, ge=15, le=7 * 24 * 60)
    mend_by_kind: dict[str, int] = Field(
        default={
            **{"gathering": 60, "banquet": 60, "poultry": 4 * 60, "must_close": 4 * 60},
            **{"must_open": FORENOON, "gate": 60, "no_entry_check": FORENOON},
        }
    )
    name_within: int = Field(default=30, ge=5, le=24 * 60)
    look_within: int = Field(default=24 * 60, ge=30, le=7 * 24 * 60)
    venue_days: int = Field(default=1, ge=1, le=14)
    fever: Decimal = Field(default=Decimal("37.3"), ge=36, le=39)

    def minutes(self, kind: str) -> int:
        return self.mend_by_kind.get(kind, self.mend)

    def tasks(self, side: str) -> dict[str, int]:
        """How often a day each of the three duties is done on a side."""
        own = self.times.get(side)  # type: ignore[call-overload]
        return dict(own if own is not None else STANDARD[side])


STANDARD: dict[str, dict[str, int]] = {
    "gate": {"check": 4, "patrol": 2},
    "courtyard": {"check": 1, "patrol": 3, "isolate": 2},
    "round": {"patrol": 3, "isolate": 2},
    "street": {"patrol": 4},
    "market": {"check": 2, "patrol": 4},
}


def at(moment: datetime) -> PatrolSection:
    """The rules in force at an instant; the house's own where a profile is silent."""
    version = profiles.current(moment)
    found = profiles.section(version.id, PatrolSection, NAME) if version else None
    return found or PatrolSection()


def heading() -> str:
    return _("Patrol and venues")


def sentences(section: PatrolSection) -> Iterable[str]:
    """The section in plain words."""
    for side in STANDARD:
        often = ", ".join(
            f"{Task(task).label} {times}" for task, times in section.tasks(side).items()
        )
        yield _("%(side)s, times a day: %(often)s.") % {"side": Side(side).label, "often": often}
    for kind, minutes in section.mend_by_kind.items():
        yield _("%(kind)s: put right within %(n)d minutes.") % {
            "kind": FindingKind(kind).label,
            "n": minutes,
        }
    yield _("What was put right is looked at again within %(n)d hours, by somebody else.") % {
        "n": section.look_within // 60
    }
    yield _("From %(n)s °C on it is a fever at a venue's door.") % {"n": section.fever}
