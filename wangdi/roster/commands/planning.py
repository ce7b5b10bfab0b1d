"""A week is asked to be proposed; the worker proposes it, and hands it in turn by turn."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.roster.commands.posts import PLAN
from wangdi.roster.commands.turns import undo
from wangdi.roster.models import Turn, WeekPlan
from wangdi.territory.models import Place


class PlanPayload(Payload):
    """All posts of a community, or of the whole office without `place`."""

    place: int | None = None
    first_day: date
    days: int = Field(default=7, ge=1, le=14)


class AskPlan(Command[PlanPayload]):
    """Ask for a proposal; what stands already stays."""

    name, event, subject_kind = "roster.ask_plan", "roster.plan_asked", "week_plan"
    permission, Payload = PLAN, PlanPayload

    def locate(self, payloads: Sequence[PlanPayload]) -> list[Stamp | None]:
        places = Place.objects.in_bulk({one.place for one in payloads if one.place})
        return [
            NOWHERE if one.place is None else places[one.place].stamp if one.place in places
            else None
            for one in payloads
        ]  # fmt: skip

    def apply(self, work: Work, records: Sequence[Record[PlanPayload]]) -> list[Outcome]:
        rows = WeekPlan.objects.filter(done_at=None, annulled_at=None)
        waiting: set[tuple[int | None, date]] = set(rows.values_list("place_id", "first_day"))
        outcomes: list[Outcome] = []
        made: list[WeekPlan] = []
        for record in records:
            asked = record.payload
            if (asked.place, asked.first_day) in waiting:
                outcomes.append(Review("asked", _("This week is being proposed already.")))
                continue
            waiting.add((asked.place, asked.first_day))
            made.append(
                WeekPlan(
                    id=record.key,
                    place_id=asked.place,
                    first_day=asked.first_day,
                    days=asked.days,
                    asked_at=work.now,
                    by_label=work.actor.label,
                    **stamps(record.stamp),
                )
            )
            outcomes.append(Applied(record.key))
        WeekPlan.objects.bulk_create(made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        """What was proposed is taken out again, but where somebody has signed in already."""
        turns = Turn.objects.filter(plan__in=keys, removed_at=None, in_at=None)
        undo(work, list(turns.values_list("made_by", flat=True)) or list(keys))
        WeekPlan.objects.filter(id__in=keys).update(annulled_at=work.now)
