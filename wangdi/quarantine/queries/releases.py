"""Who goes free next: everybody near the hour, with conditions, approvals, clearances, holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.documents import queries as issued
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.models import Approval
from wangdi.quarantine.actions.moving import AGREE
from wangdi.quarantine.actions.papers import LETTER
from wangdi.quarantine.models import Clearance, Episode, Hold
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.releasing import AHEAD, Condition, conditions, unmet

COMMANDS = ("quarantine.release", "quarantine.clear")
LISTS = ("late", "ready", "held")
STANDING = Q(taken_at=None, fell_at=None)


@dataclass(frozen=True, slots=True)
class Line:
    """One person near his hour, and what there is of his release."""

    episode: Episode
    conditions: list[Condition]
    approval: Approval | None
    clearance: Clearance | None
    hold: Hold | None
    letter: Document | None

    @property
    def against(self) -> list[Condition]:
        """What a release without a reason would be refused for."""
        return unmet(self.conditions, reason="")


def near(scope: Scope, at: datetime) -> QuerySet[Episode]:
    """Notified people whose hour is past or nearer than `AHEAD`, the longest over it first."""
    rows = Episode.objects.visible_to(scope).filter(closed_at=None, state=states.NOTIFIED)
    return rows.filter(release_from__lte=at + AHEAD).order_by("release_from", "id")


def on_list(scope: Scope, name: str, at: datetime) -> QuerySet[Episode]:
    """`late`: past the hour and nobody said why; `held`: with a reason; `ready`: still ahead."""
    rows = near(scope, at)
    held = Exists(Hold.objects.filter(episode=OuterRef("pk"), lifted_at=None, until__gt=at))
    if name == "held":
        return rows.filter(held)
    if name == "late":
        return rows.filter(~held, release_from__lte=at)
    return rows.filter(~held, release_from__gt=at)


def lines(episodes: Sequence[Episode], at: datetime) -> list[Line]:
    """The episodes with all that a release asks for; six queries for any number."""
    keys = [one.id for one in episodes]
    recorded = known(episodes, at)
    waiting = approvals(keys)
    cleared = _clearances(keys)
    held = _holds(keys)
    letters = issued.prepared(LETTER, keys)
    return [
        Line(
            one,
            conditions(one.section, recorded[one.id], attested=_attested(waiting.get(one.id))),
            waiting.get(one.id),
            cleared.get(one.id),
            held.get(one.id),
            letters.get(one.id),
        )
        for one in episodes
    ]


def approvals(episodes: Sequence[UUID]) -> dict[UUID, Approval]:
    """Releases that were prepared and wait for a second person, by their episode."""
    rows = Approval.objects.filter(subject__in=episodes, command__in=COMMANDS, decided_at=None)
    return {one.subject: one for one in rows.order_by("received_at", "id") if one.subject}


def to_get_ready(at: datetime) -> list[UUID]:
    """Whose letter is to be written now: it is past 08:00 of the last day. Once for each hour."""
    rows = Episode.objects.filter(
        closed_at=None,
        state=states.NOTIFIED,
        release_from__lte=at + AHEAD,
        release_from__gt=at - timedelta(days=1),
    )
    asked = Duty.objects.filter(kind=AGREE, subject=OuterRef("pk"), due_at=OuterRef("release_from"))
    planned = rows.filter(~Exists(asked.exclude(settlement="withdrawn")))
    return list(planned.order_by("release_from", "id").values_list("id", flat=True)[:2000])


def to_take_effect(at: datetime) -> list[UUID]:
    """Clearances whose hour has come."""
    rows = Clearance.objects.filter(STANDING, takes_effect_at__lte=at)
    return list(rows.order_by("takes_effect_at", "id").values_list("id", flat=True)[:2000])


def _attested(approval: Approval | None) -> list[str]:
    return list(approval.payload.get("attested", ())) if approval else []


def _clearances(episodes: Sequence[UUID]) -> dict[UUID, Clearance]:
    rows = Clearance.objects.filter(STANDING, episode__in=episodes)
    return {one.episode_id: one for one in rows}


def _holds(episodes: Sequence[UUID]) -> dict[UUID, Hold]:
    rows = Hold.objects.filter(episode__in=episodes, lifted_at=None)
    return {one.episode_id: one for one in rows}
