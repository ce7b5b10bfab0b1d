"""Who stands at the posts of a town: planned, signed in, signed out, verified."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from wangdi.checkpoints.models import Checkpoint
from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.roster import actions
from wangdi.roster.models import Post, Shift, Turn, WeekPlan
from wangdi.staff.models import Worker
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, subjects
from wangdi.world.company import Company
from wangdi.world.scales import SMALL, Scale

STEP = "roster"
DUTY = "测温、查验通行证、登记外来人员，劝返非本小区人员；遇急救一律先放行。"
POSTS = {"small": 1, "s0": 96, "s1": 63, "s2": 20, "s3": 99, "s4": 20}
AHEAD = 8
SHIFTS = (("night", "00:00", "07:55"), ("early", "08:00", "15:55"), ("late", "16:00", "23:55"))
KIT = ["mask", "thermometer", "gloves"]


def acts(scale: Scale, days: Days, company: Company) -> Iterator[Act]:
    """Posts since twelve days, a plan of nine days made the evening before last."""
    desk, secretary = company["desk"], company["secretary"]
    yield Act(days.at(11, "16:00"), STEP, partial(_open, POSTS[scale.name], desk))
    if scale.name == SMALL.name:
        yield Act(days.at(2, "20:00"), STEP, partial(_by_hand, days.day(1), secretary))
    else:
        yield Act(days.at(2, "20:00"), STEP, partial(_plan, days.day(1), desk))
    for ago in (1, 0):
        for code, begins, ends in SHIFTS:
            yield Act(days.at(ago, begins), STEP, partial(_begin, days.day(ago), code, desk))
            yield Act(days.at(ago, ends), STEP, partial(_end, days.day(ago), code, desk))
    yield Act(days.at(0, "09:30"), STEP, partial(_verify, days.day(1), desk))


def _open(count: int, desk: Actor) -> None:
    """A post at each open checkpoint, with the branch that answers for it."""
    gates = Checkpoint.objects.standing().open().order_by("number", "id")[:count]
    ask("roster.open_post", [{"checkpoint": one.id, "duty": DUTY} for one in gates], by=desk)


def _plan(first: date, desk: Actor) -> None:
    """Proposed plainly: the demo waits for no solver."""
    asked = ask("roster.ask_plan", [{"first_day": first, "days": AHEAD + 1}], by=desk)
    for plan in WeekPlan.objects.filter(id__in=subjects(asked)):
        actions.carry_out(plan, seconds=0)


def _by_hand(first: date, secretary: Actor) -> None:
    """The named world has one post and few people: the guard by day, three beside him."""
    posts = Post.objects.filter(closed_on=None)
    asked = [{"post": one.id, "first_day": first, "days": 3} for one in posts]
    ask("roster.lay_shifts", asked, by=secretary)
    people = {one.name: one.id for one in Worker.objects.serving()}
    names = {"early": ("门岗员甲", "网格员甲"), "late": ("社区书记甲", "值班员甲")}
    rows = [
        {"shift": shift.id, "worker": people[name]}
        for shift in Shift.objects.filter(day__gte=first).order_by("begins_at", "id")
        for name in names.get(shift.code, ())
    ]
    ask("roster.assign", rows, by=secretary)


def _begin(day: date, code: str, desk: Actor) -> None:
    """Masks and thermometers first; one in forty does not come and is noted absent."""
    turns = list(_of(day, code))
    if not turns:
        return
    away, there = turns[39::40], [one for at, one in enumerate(turns, 1) if at % 40]
    ask("roster.issue_kit", [{"turn": one, "items": KIT} for one in there], by=desk)
    ask("roster.sign_in", [{"turn": one, "means": "field"} for one in there], by=desk)
    ask("roster.report_absence", [{"turn": one, "why": "临时有事"} for one in away], by=desk)


def _end(day: date, code: str, desk: Actor) -> None:
    turns = list(_of(day, code))
    there = Turn.objects.filter(id__in=turns, in_at__isnull=False, out_at=None)
    ask("roster.log_pause", [{"turn": one.id, "kind": "meal", "minutes": 30} for one in there],
        by=desk)  # fmt: skip
    ask("roster.sign_out", [{"turn": one.id} for one in there], by=desk)


def _verify(day: date, desk: Actor) -> None:
    """The duty desk vouches for all that was served, but not for itself."""
    done = Turn.objects.filter(shift__day=day, out_at__isnull=False, removed_at=None)
    done = done.exclude(worker__user=desk.id)
    ask("roster.verify", [{"turn": one.id} for one in done], by=desk)


def _of(day: date, code: str) -> list[UUID]:
    rows = Turn.objects.filter(shift__day=day, shift__code=code, removed_at=None, absent_at=None)
    begun = rows.filter(shift__begins_at__lte=clock.now())
    return list(begun.order_by("shift__post__name", "id").values_list("id", flat=True))
