"""What is going on in the course of an episode."""

from dataclasses import dataclass

from wangdi.intake.models import Approval
from wangdi.quarantine.models import Breach, Objection, Recount, RecountProposal, Suspension
from wangdi.quarantine.models.episodes import Episode

LONGER = ("quarantine.extend", "quarantine.expose_again")


@dataclass(frozen=True, slots=True)
class Course:
    """What waits for somebody now, of one episode."""

    away: Suspension | None
    proposals: list[RecountProposal]
    approvals: list[Approval]
    renewals: list[Recount]
    breaches: list[Breach]
    objection: Objection | None

    def waits(self) -> bool:
        return bool(
            self.proposals or self.approvals or self.renewals or self.breaches or self.objection
        )


def course(episode: Episode) -> Course:
    """Six queries, each by the index of its episode."""
    approvals = Approval.objects.filter(subject=episode.id, command__in=LONGER, decided_at=None)
    breaches = Breach.objects.filter(episode=episode, annulled_at=None, referral=None)
    return Course(
        away(episode),
        list(RecountProposal.objects.filter(episode=episode, settled_at=None).order_by("at")),
        list(approvals.order_by("received_at")),
        renewals(episode),
        list(breaches.exclude(settled=True).order_by("at")),
        open_objection(episode),
    )


def away(episode: Episode) -> Suspension | None:
    """Where the person is now, when he is away."""
    return Suspension.objects.filter(episode=episode, back_at=None, annulled_at=None).first()


def renewals(episode: Episode) -> list[Recount]:
    """Days counted anew of which the person has no paper in hand yet."""
    rows = Recount.objects.filter(episode=episode, served_at=None, annulled_at=None)
    return list(rows.exclude(notice=None).select_related("notice").order_by("at", "id"))


def open_objection(episode: Episode) -> Objection | None:
    rows = Objection.objects.filter(episode=episode, answered_at=None, annulled_at=None)
    return rows.first()
