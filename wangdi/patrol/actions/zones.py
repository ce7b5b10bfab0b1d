"""The duties of zones: each of the three, so many times a day, planned for many at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.duties import holders
from wangdi.duties.actions import Draft
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, ids
from wangdi.patrol.models import PatrolZone, ZoneDuty
from wangdi.patrol.models.zones import Side
from wangdi.patrol.payloads import TaskPayload
from wangdi.patrol.rules import frequency
from wangdi.patrol.section import PatrolSection

KIND_OF = {task: f"patrol.zone_{task}" for task in frequency.TASKS}
LATER = timedelta(hours=2)


def plan_day(day: date, zones: Iterable[UUID] | None = None) -> int:
    """The duties of a day, of all zones that are open or of these; one query and one statement."""
    rows = ZoneDuty.objects.filter(zone__closed_on=None, zone__starts_on__lte=day, ended_on=None)
    if zones is not None:
        rows = rows.filter(zone__in=list(zones))
    found = rows.select_related("zone")
    return duties.plan(draft for one in found for draft in drafts(one, day))


def drafts(one: ZoneDuty, day: date) -> list[Draft]:
    """One duty for each time of the day; each is done before the next begins."""
    label = f"{one.zone.name} · {one.get_task_display()}"
    return [
        Draft(
            *(KIND_OF[one.task], "zone_duty", one.id, frequency.slot(day, number)),
            *(opens, due, due + LATER, label[:200]),
            stamp=one.stamp,
            holder=one.holder_id,
            sort_key=one.zone.name[:120],
        )
        for number, (opens, due) in enumerate(frequency.spans(day, one.begins, one.ends, one.times))
    ]


def tasks_for(side: str, asked: Sequence[TaskPayload], rules: PatrolSection) -> list[TaskPayload]:
    """The tasks as asked, or as the rules in force have them for the side."""
    if asked:
        return list(asked)
    return [
        TaskPayload(task=task, times=times, begins=rules.begins, ends=rules.ends)
        for task, times in rules.tasks(Side(side)).items()
    ]


def lay_tasks(zone: PatrolZone, tasks: Sequence[TaskPayload], stamp: Stamp) -> list[ZoneDuty]:
    """The zone's duties as records that are not written yet."""
    keys = ids.uuid7s(len(tasks))
    return [
        ZoneDuty(
            id=key,
            zone=zone,
            task=one.task,
            times=one.times,
            begins=one.begins,
            ends=one.ends,
            holder_id=one.holder,
            police_id=one.police,
            **stamps(stamp),
        )
        for key, one in zip(keys, tasks, strict=True)
    ]


def withdraw(zones: Iterable[UUID], reason: str) -> None:
    """What is still to be gone through there need not be."""
    rows = ZoneDuty.objects.filter(zone__in=list(zones)).values_list("id", flat=True)
    subjects = list(rows)
    for kind in KIND_OF.values():
        duties.withdraw(kind, subjects, reason)


def change_tasks(wanted: Mapping[UUID, Sequence[TaskPayload]], zones: Iterable[PatrolZone]) -> None:
    """Those that stay keep their id, so that their rounds stay theirs; what is left out ends."""
    fresh = {
        (zone.id, one.task): one
        for zone in zones
        for one in lay_tasks(zone, wanted[zone.id], zone.stamp)
    }
    held = ZoneDuty.objects.filter(zone__in=wanted, ended_on=None).select_for_update()
    kept, ended = [], []
    for task in held:
        new = fresh.pop((task.zone_id, task.task), None)
        if new is None:
            ended.append(task.id)
            continue
        for name in ("times", "begins", "ends", "holder_id", "police_id"):
            setattr(task, name, getattr(new, name))
        kept.append(task)
    ZoneDuty.objects.filter(id__in=ended).update(ended_on=clock.today())
    ZoneDuty.objects.bulk_update(kept, ["times", "begins", "ends", "holder", "police"])
    ZoneDuty.objects.bulk_create(fresh.values())


def unreached(asked: Sequence[tuple[Stamp, Sequence[TaskPayload]]]) -> list[bool]:
    """Whether some task names somebody who does not work there, for each. Four queries."""
    if not any(task.holder for _stamp, tasks in asked for task in tasks):
        return [False for _ in asked]
    able = holders.able({stamp for stamp, _tasks in asked})
    return [
        any(task.holder and task.holder not in able[stamp] for task in tasks)
        for stamp, tasks in asked
    ]
