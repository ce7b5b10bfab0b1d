"""What may be said of a lead, why it stands on a list, when it is due. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.duties.windows import Window
from wangdi.leads.words import HERE, PROVEN, Attempted, Outcome, Proof
from wangdi.lib import clock

GRACE = timedelta(hours=24)
"""After the deadline a check is late, and after this it is missed; it stays to be done."""

CALLS_FROM, CALLS_UNTIL = time(8), time(21)
"""People are called by day, unless a life depends on it."""

LISTS: dict[str, str | Promise] = {
    "overdue": _("Overdue"),
    "objection": _("Objection to decide"),
    "unplaced": _("Without a place"),
    "to_assign": _("To assign to a grid"),
    "to_contact": _("To contact"),
    "unreachable": _("Unreachable"),
    "to_verify": _("Reached, to verify"),
    "to_decide": _("Here, to be decided"),
    "to_answer": _("Settled, sender not told"),
    "answered": _("Answered"),
    "all": _("All leads"),
}
"""The line lists in the order of their urgency; the last holds everybody."""

REASON_MISSING = _("Say why what was settled before is wrong.")
EVIDENCE_MISSING = _("Say how you know it: a proof, and in words or as a file what it shows.")
PLACE_MISSING = _("Write where the person has gone.")
OBJECTION_OPEN = _("An objection waits: somebody else decides it first.")
REPEATS = _("This row repeats another lead: settle that one.")
DOOR_MISSING = _("Say behind which door the person is.")
TRAVEL_MISSING = _("Write where the person came from, and when.")
OFFERED = _("The lead is offered to another place: wait for its answer, or take the offer back.")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of one lead."""

    placed: bool
    assigned: bool
    tries: int
    last: str
    reached: bool
    outcome: str
    due_at: datetime
    answered_at: datetime | None = None
    stale: bool = False
    objected: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a worker wants to say of a lead."""

    outcome: str
    proofs: Collection[str]
    proof_text: str
    files: int
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a lead stands when somebody wants to settle it."""

    settled: bool
    repeats: bool
    objected: bool
    offered: bool


def window(received_at: datetime, due_at: datetime) -> Window:
    """A lead may be checked as soon as it is received, until the sender's deadline."""
    return Window(min(received_at, due_at), due_at, due_at + GRACE)


def is_quiet(at: datetime) -> bool:
    """Whether people are left in peace at this hour."""
    return not CALLS_FROM <= clock.local(at).time() < CALLS_UNTIL


def why_not(said: Said, now: Standing) -> tuple[str, str | Promise] | None:
    """The field and the sentence why a lead cannot be settled so; None where it can."""
    if now.repeats:
        return "", REPEATS
    if now.objected:
        return "", OBJECTION_OPEN
    if now.offered:
        return "", OFFERED
    if now.settled and not said.reason:
        return "reason", REASON_MISSING
    if said.outcome == Outcome.LEFT and not said.place:
        return "place", PLACE_MISSING
    if said.outcome in PROVEN and not is_proven(said):
        return "proofs", EVIDENCE_MISSING
    return None


def is_proven(said: Said) -> bool:
    """Seen with one's own eyes, or a proof that is attached or described."""
    if Proof.SEEN in said.proofs and said.outcome in HERE:
        return True
    return bool(said.proofs) and bool(said.files or len(said.proof_text) > 1)


def why(facts: Facts, at: datetime, tries: int) -> set[str]:
    """The lists that a lead stands on at an instant; silence is never an answer."""
    reasons = {"all"}
    if facts.objected:
        reasons.add("objection")
    if facts.outcome:
        reasons.add("to_answer" if facts.answered_at is None or facts.stale else "answered")
        if facts.outcome == Outcome.HERE_UNDECIDED:
            reasons.add("to_decide")
    else:
        reasons.add(_step(facts, tries))
    if facts.answered_at is None and at > facts.due_at:
        reasons.add("overdue")
    return reasons


def _step(facts: Facts, tries: int) -> str:
    """Where an unsettled lead stands on its way."""
    if facts.reached:
        return "to_verify"
    if not facts.placed:
        return "unplaced"
    if facts.last == Attempted.WRONG_NUMBER or facts.tries >= tries:
        return "unreachable"
    return "to_contact" if facts.assigned else "to_assign"
