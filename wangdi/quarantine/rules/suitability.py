"""Whether a home suits home quarantine, and what stands against deciding for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.section_before import HomeQuestion, HomeRules

SUITABLE, MEND, FACILITY = "suitable", "mend", "facility"
LABELS: dict[str, str | Promise] = {
    SUITABLE: _("The home is suitable"),
    MEND: _("Suitable, with something to bring"),
    FACILITY: _("The home is not suitable"),
}
NOT_LOOKED_AT = (
    "home_not_looked_at",
    _("The home has not been looked at yet. Answer the questions about it first."),
)
NOT_SUITABLE = (
    "home_not_suitable",
    _("The home is not suitable. Decide for a facility, or have the home looked at again."),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the answers say together; `lacks` are the questions answered the other way."""

    verdict: str
    lacks: tuple[HomeQuestion, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at a home: of which household, behind which door, when, with which outcome."""

    household: UUID
    dwelling: UUID
    at: datetime
    verdict: str


def unanswered(rules: HomeRules, answers: Mapping[str, str]) -> list[HomeQuestion]:
    """Questions without a yes or no: silence about a home is no answer."""
    return [one for one in rules.questions if answers.get(one.code) not in ("yes", "no")]


def weigh(rules: HomeRules, answers: Mapping[str, str]) -> Weighed:
    """One wrong answer of the hard kind is enough for a facility; ValueError if one is missing."""
    if missing := unanswered(rules, answers):
        raise ValueError(f"unanswered {[one.code for one in missing]}")
    lacks = tuple(one for one in rules.questions if answers[one.code] != one.suits)
    if any(one.otherwise == "facility" for one in lacks):
        return Weighed(FACILITY, lacks)
    return Weighed(MEND if lacks else SUITABLE, lacks)


def holds(
    looked: Looked, rules: HomeRules, *, household: UUID, dwelling: UUID, proposed_at: datetime
) -> bool:
    """Whether a look is good for a proposal: same people, same door, not too long before it."""
    same = looked.household == household and looked.dwelling == dwelling
    return same and looked.at >= proposed_at - timedelta(days=rules.holds_days)


def against(
    rules: HomeRules | None, measure: str, verdict: str | None
) -> tuple[str, str | Promise] | None:
    """What stands against deciding for `measure`: a reason code and its sentence, or None.

    `verdict` of the look that holds, None where nobody has looked. Other measures ask nothing.
    """
    if rules is None or not rules.asks(measure):
        return None
    if verdict is None:
        return NOT_LOOKED_AT
    return NOT_SUITABLE if verdict == FACILITY else None
