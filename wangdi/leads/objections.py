"""What somebody with a code may know: whether he objected, until when it is decided, and how."""

from dataclasses import dataclass
from datetime import datetime

from wangdi.leads.models import Lead, Objection

SHAPE = 24


@dataclass(frozen=True, slots=True)
class Known:
    """No name, no number, nothing of what is said of him: `state` is none, waiting or decided."""

    code: str
    state: str
    raised_at: datetime | None = None
    due_at: datetime | None = None
    upheld: bool = False
    answer: str = ""

    @property
    def may_object(self) -> bool:
        return self.state != "waiting"


def by_code(code: str) -> Known | None:
    """The latest objection under a code, or that there is none; None for an unknown code."""
    plain = code.strip().upper()
    lead = Lead.objects.standing().filter(code=plain[:SHAPE]).only("id", "same_as").first()
    if lead is None or len(plain) > SHAPE:
        return None
    rows = Objection.objects.standing().filter(lead=lead.same_as_id or lead.id)
    last = rows.order_by("-raised_at").first()
    if last is None:
        return Known(plain, "none")
    state = "waiting" if last.decided_at is None else "decided"
    return Known(plain, state, last.raised_at, last.due_at, bool(last.upheld), last.answer or "")
