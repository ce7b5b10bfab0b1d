"""Holding findings for a change, moving them by the one table, and taking a step back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.patrol.models import FindingStep, PatrolFinding
from wangdi.patrol.rules import states

WRITTEN = [
    *("state", "since", "holder", "due_at", "answered_at", "answered_by", "closed_at"),
    *("returned", "annulled_at"),
]


def hold(wanted: Iterable[UUID]) -> dict[UUID, PatrolFinding]:
    """The findings, locked in one order, with their venues; one query."""
    rows = PatrolFinding.objects.filter(id__in=set(wanted), annulled_at=None).order_by("id")
    held = rows.select_for_update(of=("self",)).select_related("venue")
    return {one.id: one for one in held}


@dataclass
class Walk:
    """One batch of steps: each refused or made by the table, all written together."""

    work: Work
    held: dict[UUID, PatrolFinding]
    made: list[FindingStep] = field(default_factory=list)
    able: Mapping[Stamp, Mapping[int, str]] = field(default_factory=dict)

    def refusal(self, finding: PatrolFinding | None, act: str) -> Review | None:
        if finding is None:
            return Review("unknown_parent", _("This finding was taken back."))
        if states.after(finding.state, act) is not None:
            return None
        return Review(f"state_{finding.state}", str(states.SENTENCES[finding.state]))

    def step(self, key: UUID, finding: PatrolFinding, act: str, note: str = "") -> Applied:
        """Do `act`, which `refusal` let pass; what it changes beside the state comes after."""
        then = states.TRANSITIONS[finding.state, act]
        self.made.append(
            FindingStep(
                id=key,
                finding=finding,
                act=act,
                before=finding.state,
                then=then,
                before_since=finding.since,
                before_due=finding.due_at,
                before_holder=finding.holder_id,
                before_answered_at=finding.answered_at,
                before_answered_by=finding.answered_by,
                at=self.work.now,
                by=self.work.actor.id,
                by_label=self.work.actor.label,
                note=note or None,
                **stamps(finding),
            )
        )
        finding.state, finding.since = then, self.work.now
        tell(self.work, f"patrol.finding_{then}", finding)
        return Applied(finding.id)

    def save(self) -> None:
        """Write findings and steps; two statements."""
        changed = {step.finding_id: step.finding for step in self.made}
        PatrolFinding.objects.bulk_update(changed.values(), WRITTEN, batch_size=1000)
        FindingStep.objects.bulk_create(self.made)

    @property
    def moved(self) -> list[PatrolFinding]:
        return list({step.finding_id: step.finding for step in self.made}.values())


def tell(work: Work, kind: str, finding: PatrolFinding) -> None:
    """Tell whoever listens: ids and codes only."""
    work.fact(
        kind,
        about="finding",
        subject=finding.id,
        stamp=finding.stamp,
        what=finding.kind,
        ticket=str(finding.ticket or ""),
    )


def take_back(work: Work, keys: Sequence[UUID]) -> list[PatrolFinding]:
    """Undo steps, each the last one of its finding; Refused where somebody went on since."""
    rows = FindingStep.objects.filter(id__in=keys, annulled_at=None)
    steps = {one.finding_id: one for one in rows}
    held = hold(steps)
    last = FindingStep.objects.filter(finding__in=held, annulled_at=None)
    newest = last.order_by("finding", "-at", "-id").distinct("finding")
    if len(held) != len(set(keys)) or {one.id for one in newest} != set(keys):
        raise Refused(_("Something was done since. Take that back first."), reason="moved_on")
    for finding_id, step in steps.items():
        finding = held[finding_id]
        finding.state, finding.since = step.before, step.before_since
        finding.due_at, finding.holder_id = step.before_due, step.before_holder
        finding.answered_at = step.before_answered_at
        finding.answered_by = step.before_answered_by
        if step.act == "close":
            finding.closed_at = None
        if step.act == "send_back":
            finding.returned -= 1
            finding.closed_at = step.before_since if step.before == states.CLOSED else None
        tell(work, "patrol.finding_taken_back", finding)
    PatrolFinding.objects.bulk_update(held.values(), WRITTEN, batch_size=1000)
    FindingStep.objects.filter(id__in=keys).update(annulled_at=work.now)
    return list(held.values())
