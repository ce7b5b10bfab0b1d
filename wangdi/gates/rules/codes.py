"""The outcomes and the stable codes of a decision at a gate."""

from typing import NamedTuple

ALLOW, CONDITION, ASK, REFUSE = "allow", "condition", "ask", "refuse"
OUTCOMES = (ALLOW, CONDITION, ASK, REFUSE)

CODES = (
    *("ok", "emergency", "forced_offline", "overstayed"),
    *("fever", "bad_signature", "in_quarantine", "unknown", "not_resident"),
    *("revoked", "blocked", "void", "suspended", "wrong_place", "no_pass"),
    *("not_yet", "expired", "once_today", "quota"),
    *("stale_code", "no_mask", "remeasure", "measure", "codes", "code_colour", "register"),
)
ANSWERED_ON_THE_SPOT = frozenset({"remeasure", "measure", "codes", "register", "unknown"})
"""The guard is asked for one more thing; until he says it nothing has happened."""
DEPENDS_ON_VISIT = frozenset({"register", "unknown"})
"""What the filled-in entry of a visitor answers."""
HEALTH = frozenset({"in_quarantine", "suspended"})
"""Never told at a gate: whoever stands there is asked to wait, and the community comes."""
WAIT = "wait"


class Decision(NamedTuple):
    """`outcome`: allow, condition, ask or refuse; `code` one of `CODES`."""

    outcome: str
    code: str

    @property
    def shown(self) -> str:
        """The code that a guard may see."""
        return WAIT if self.code in HEALTH else self.code

    @property
    def lets_pass(self) -> bool:
        return self.outcome in (ALLOW, CONDITION)
