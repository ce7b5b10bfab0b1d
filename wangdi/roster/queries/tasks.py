"""What is to be planned, read from the records: slots, people, what stands already."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from wangdi.lib import clock
from wangdi.roster.models import Shift, Turn
from wangdi.roster.rules.terms import Limits, Slot, Someone, Task
from wangdi.roster.section import RosterSection
from wangdi.staff.models import Readiness, Secondment, Worker, WorkerKind
from wangdi.staff.models.workers import WorkerQuerySet

K = WorkerKind
AT_POSTS = (
    *(K.OFFICE, K.COMMUNITY, K.GRID, K.GROUP_LEADER, K.PROPERTY, K.SECONDEE),
    *(K.INSTITUTION, K.MASS, K.MILITIA, K.VOLUNTEER, K.RESIDENT, K.POLICE),
)
LEANING = (K.VOLUNTEER, K.RESIDENT)
"""Who does not stand at a post without somebody of another kind, or a Party member."""
NEAR = timedelta(days=1)
Span = tuple[datetime, datetime]


def limits(rules: RosterSection) -> Limits:
    return Limits(
        cap=timedelta(hours=rules.cap_hours),
        rest=timedelta(hours=rules.rest_hours),
        age_from=rules.age_from,
        age_to=rules.age_to,
        night_age_to=rules.night_age_to,
    )


def slot(shift: Shift) -> Slot:
    return Slot(
        key=str(shift.id),
        post=str(shift.post_id),
        code=shift.code,
        day=shift.day,
        begins=shift.begins_at,
        ends=shift.ends_at,
        need=shift.need,
        night=shift.night,
        group=shift.community_id or 0,
    )


def candidates(communities: Collection[int] | None) -> WorkerQuerySet:
    """Who may stand at posts: people of these communities, lent to them, or of the whole office.

    None: everybody.
    """
    people = Worker.objects.serving().filter(kind__in=AT_POSTS)
    if communities is None:
        return people
    lent = Secondment.objects.filter(ended_on=None, host__in=communities).values("worker")
    return people.filter(Q(community_id__in=communities) | Q(community_id=None) | Q(id__in=lent))


def someones(
    workers: Iterable[Worker],
    around: Span,
    but: Collection[UUID] = (),
    gone: Collection[UUID] = (),
) -> list[Someone]:
    """What is known of each for planning; `but`: shifts, `gone`: turns that do not count as busy.

    Three queries.
    """
    people = list(workers)
    keys = [one.id for one in people]
    told: dict[UUID, Readiness] = {}
    rows = Readiness.objects.filter(worker__in=keys, annulled_at=None)
    for row in rows.order_by("told_at", "id"):
        told[row.worker_id] = row
    hosts = dict(
        Secondment.objects.filter(worker__in=keys, ended_on=None).values_list("worker", "host")
    )
    busy = _busy(keys, around, but, gone)
    return [
        Someone(
            key=str(one.id),
            group=hosts.get(one.id) or one.community_id or 0,
            born=told[one.id].born if one.id in told else None,
            able=told[one.id].able if one.id in told else "all",
            hours=frozenset(told[one.id].hours) if one.id in told else frozenset(),
            weekdays=frozenset(told[one.id].weekdays) if one.id in told else frozenset(),
            anchor=one.kind not in LEANING or one.party_member,
            busy=tuple(busy.get(one.id, ())),
        )
        for one in people
    ]


def task(shifts: Sequence[Shift], workers: Iterable[Worker], rules: RosterSection) -> Task:
    """These shifts to be filled by these people, beside who stands there already."""
    keys = [one.id for one in shifts]
    first = min(one.begins_at for one in shifts)
    last = max(one.ends_at for one in shifts)
    rows = standing(keys).values_list("shift_id", "worker_id")
    fixed = [(str(shift), str(worker)) for shift, worker in rows]
    known = {one.id: one for one in workers}
    there = Worker.objects.filter(id__in={UUID(worker) for _shift, worker in fixed})
    known |= {one.id: one for one in there}
    people = someones(known.values(), (first, last), but=keys)
    return Task([slot(one) for one in shifts], people, limits(rules), fixed)


def standing(shifts: Collection[UUID]) -> QuerySet[Turn]:
    """Turns that are neither taken out nor missed."""
    return Turn.objects.filter(shift__in=shifts, removed_at=None, absent_at=None)


def week(first: date, days: int = 7) -> tuple[date, date]:
    """The first day and the day after the last."""
    return first, first + timedelta(days=days)


def monday(on: date | None = None) -> date:
    day = on or clock.today()
    return day - timedelta(days=day.weekday())


def _busy(
    workers: Sequence[UUID], around: Span, but: Collection[UUID], gone: Collection[UUID]
) -> dict[UUID, list[Span]]:
    """Other shifts of these people a day around."""
    rows = Turn.objects.filter(
        worker__in=workers,
        removed_at=None,
        absent_at=None,
        shift__ends_at__gt=around[0] - NEAR,
        shift__begins_at__lt=around[1] + NEAR,
    ).exclude(Q(shift__in=but) | Q(id__in=gone))
    found: dict[UUID, list[Span]] = {}
    for worker, begins, ends in rows.values_list("worker_id", "shift__begins_at", "shift__ends_at"):
        found.setdefault(worker, []).append((begins, ends))
    return found
