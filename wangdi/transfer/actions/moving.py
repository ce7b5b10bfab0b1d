"""Holding handovers for a change, moving them by the one table, and taking a step back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Record, Refused, Review, Work
from wangdi.transfer import rules
from wangdi.transfer.models import Handover, Movement

WRITTEN = [
    *("state", "since", "arrived_at", "temperature", "site", "symptoms", "fever", "point_slip"),
    *("door_slip", "trip", "seat", "own_plate", "received_at", "why_absent", "dwelling"),
    *("household", "grid_id", "building_id", "day"),
]
UNDOES: dict[str, dict[str, object]] = {
    "arrive": {"arrived_at": None},
    "miss": {"why_absent": ""},
    "screen": {"temperature": None, "site": "", "symptoms": [], "fever": False},
    "hand_over": {"point_slip": None},
    "board": {"trip": None, "seat": None, "own_plate": ""},
    "receive": {"door_slip": None, "received_at": None},
}
"""What each act wrote beside the state, and what stands once it is taken back."""


def hold(wanted: Iterable[UUID]) -> dict[UUID, Handover]:
    """The handovers, locked in one order; one query."""
    rows = Handover.objects.standing().filter(id__in=set(wanted)).order_by("id")
    held = rows.select_related("point", "point_slip", "door_slip", "dwelling")
    return {one.id: one for one in held.select_for_update(of=("self",))}


@dataclass
class Walk:
    """One batch of steps: each refused or made by the table, all written together."""

    work: Work
    held: dict[UUID, Handover]
    context: Any = None
    made: list[Movement] = field(default_factory=list)
    touched: dict[UUID, Handover] = field(default_factory=dict)

    def refusal(self, handover: Handover | None, act: str) -> Review | None:
        """Why `act` cannot be done to it now, or None where it can."""
        if handover is None:
            return Review("unknown_parent", _("This handover was taken back."))
        if rules.after(handover.state, act) is not None:
            return None
        return Review(f"state_{handover.state}", str(rules.SENTENCES[handover.state]))

    def step(self, record: Record[Any], handover: Handover, act: str, note: str = "") -> Applied:
        """Do `act`, which `refusal` let pass, at the time the record says."""
        at = rules.happened(record.payload.at or record.made_at, self.work.now)
        at = max(at, handover.since) if handover.state != rules.EXPECTED else at
        return self.go(record.key, handover, act, at=at, note=note)

    def go(self, key: UUID, handover: Handover, act: str, *, at: datetime, note: str) -> Applied:
        then = rules.TRANSITIONS[handover.state, act]
        self.made.append(
            Movement(
                id=key,
                handover=handover,
                act=act,
                before=handover.state,
                then=then,
                before_since=handover.since,
                at=at,
                recorded_at=self.work.now,
                by=self.work.actor.id,
                by_label=self.work.actor.label,
                note=note,
                **stamps(handover),
            )
        )
        handover.state, handover.since = then, at
        self.touched[handover.id] = handover
        if then != rules.RECEIVED:
            tell(self.work, f"transfer.{then}", handover)
        return Applied(handover.id)

    def save(self) -> None:
        """Write states and steps; two statements."""
        Handover.objects.bulk_update(self.touched.values(), WRITTEN, batch_size=1000)
        Movement.objects.bulk_create(self.made, batch_size=1000)

    def moved(self, act: str) -> list[Handover]:
        return [one.handover for one in self.made if one.act == act]


def tell(work: Work, kind: str, handover: Handover, **more: object) -> None:
    """Tell the rooms above; ids only."""
    person = str(handover.person_id) if handover.person_id else None
    work.fact(
        kind, about="handover", subject=handover.id, stamp=handover.stamp, person=person, **more
    )


def take_back(work: Work, keys: Sequence[UUID]) -> list[Movement]:
    """Undo steps, each the last one of its handover; Refused where somebody went on since."""
    found = Movement.objects.filter(id__in=keys, annulled_at=None)
    steps = {one.handover_id: one for one in found}
    held = hold(steps)
    last = Movement.objects.filter(handover__in=held, annulled_at=None)
    newest = last.order_by("handover", "-recorded_at", "-id").distinct("handover")
    if len(held) != len(keys) or {one.id for one in newest} != set(keys):
        raise Refused(_("Something was done since. Take that back first."), reason="moved_on")
    for handover_id, step in steps.items():
        handover = held[handover_id]
        handover.state, handover.since = step.before, step.before_since
        for name, value in UNDOES.get(step.act, {}).items():
            setattr(handover, name, value)
        tell(work, "transfer.taken_back", handover, act=step.act, was=step.then)
    Handover.objects.bulk_update(held.values(), WRITTEN, batch_size=1000)
    Movement.objects.filter(id__in=keys).update(annulled_at=work.now)
    for step in steps.values():
        step.handover = held[step.handover_id]
    return list(steps.values())
