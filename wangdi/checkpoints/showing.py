"""States, methods and changes of checkpoints in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wangdi.checkpoints.models import CheckpointChange, EquipmentKind, Method
from wangdi.checkpoints.queries import Told

STATES = {
    "open": ("bamboo", "✓", pgettext_lazy("of a checkpoint", "Open")),
    "closed": ("muted", "–", pgettext_lazy("of a checkpoint", "Closed")),
    "merged": ("muted", "→", pgettext_lazy("of a checkpoint", "Merged into another")),
}
VERBS = {
    "opened": gettext_lazy("Opened again"),
    "closed": gettext_lazy("Closed for crossings"),
    "merged": gettext_lazy("Merged into another checkpoint"),
    "described": gettext_lazy("Put right"),
    "entrusted": gettext_lazy("Given into care"),
    "equipped": gettext_lazy("Equipment counted"),
}
ORDER_STATES = {
    "ahead": ("upcoming", gettext_lazy("Still to begin")),
    "in_force": ("open", gettext_lazy("In force")),
    "overdue": ("missed", gettext_lazy("Over, and not opened yet")),
    "lifted": ("done", gettext_lazy("Opened again")),
    "annulled": ("waived", gettext_lazy("Recorded in error")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history."""

    change: CheckpointChange
    verb: str
    detail: str
    undo: UUID | None


def told(one: Told) -> Line:
    change = one.change
    detail = [change.reason, str(change.after.get("fire_note") or "")]
    if change.verb == "equipped":
        names = {str(value): str(label) for value, label in EquipmentKind.choices}
        detail = [_(", ").join(f"{names.get(k, k)} {n}" for k, n in change.after.items())]
    said = " · ".join(part for part in detail if part)
    verb = str(VERBS.get(change.verb, change.verb))
    if change.undone_at is not None:
        verb = _("%(what)s (taken back)") % {"what": verb}
    return Line(change, verb, said, change.key if one.can_undo else None)


def methods(codes: Iterable[str]) -> str:
    return _(", ").join(str(Method(code).label) for code in codes)
