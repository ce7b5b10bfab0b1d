"""Whether somebody may stand in a shift, asked for many at once: five queries for any number."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Review
from wangdi.lib import clock
from wangdi.roster import section
from wangdi.roster.models import Shift
from wangdi.roster.queries import tasks
from wangdi.roster.rules.checking import clash, unfit
from wangdi.roster.rules.terms import Limits, Slot, Someone
from wangdi.roster.words import SENTENCES
from wangdi.staff.models import Worker

Span = tuple[datetime, datetime]


@dataclass(slots=True)
class Fitting:
    shifts: dict[UUID, Shift]
    slots: dict[UUID, Slot]
    people: dict[UUID, Someone]
    spans: dict[UUID, list[Span]]
    standing: dict[tuple[UUID, UUID], UUID]
    count: dict[UUID, int]
    limits: Limits

    @classmethod
    def load(
        cls, shifts: Sequence[UUID], workers: Sequence[UUID], *, without: Collection[UUID] = ()
    ) -> Self:
        """`without`: turns that count as gone."""
        known = Shift.objects.select_related("post").in_bulk(set(shifts))
        rows = tasks.standing(list(known)).exclude(id__in=without)
        there = {(shift, worker): pk for shift, worker, pk in rows.values_list(
            "shift_id", "worker_id", "id")}  # fmt: skip
        people = Worker.objects.serving().filter(id__in=set(workers))
        around = (
            min((one.begins_at for one in known.values()), default=clock.now()),
            max((one.ends_at for one in known.values()), default=clock.now()),
        )
        someones = {UUID(one.key): one for one in tasks.someones(people, around, known, without)}
        spans = {key: list(one.busy) for key, one in someones.items()}
        count: dict[UUID, int] = dict.fromkeys(known, 0)
        for shift, worker in there:
            count[shift] += 1
            spans.setdefault(worker, []).append((known[shift].begins_at, known[shift].ends_at))
        slots = {key: tasks.slot(one) for key, one in known.items()}
        limits = tasks.limits(section.current())
        return cls(known, slots, someones, spans, there, count, limits)

    def there(self, shift: UUID, worker: UUID) -> UUID | None:
        return self.standing.get((shift, worker))

    def why_not(self, shift: UUID, worker: UUID) -> Review | None:
        """The nearest thing that stands against it; None: he may."""
        if worker not in self.people:
            return Review("gone", _("He serves no longer."), "worker")
        if self.shifts[shift].post.closed_on:
            return Review("closed", _("This post is closed."), "shift")
        slot = self.slots[shift]
        if self.count[shift] >= slot.need:
            return Review("full", _("This shift has its people already."), "shift")
        why = unfit(self.people[worker], slot, self.limits) or next(
            (
                found
                for span in self.spans[worker]
                if (found := clash(span, slot.span, self.limits))
            ),
            "",
        )
        return Review(why, str(SENTENCES[why]), "worker") if why else None

    def take(self, shift: UUID, worker: UUID, turn: UUID) -> None:
        self.standing[shift, worker] = turn
        self.count[shift] += 1
        self.spans.setdefault(worker, []).append(self.slots[shift].span)
