"""A week proposed and handed in: shifts laid, people chosen, each turn a record of its own."""

from datetime import timedelta
from uuid import UUID

from wangdi.intake.actors import Actor, system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.roster import section
from wangdi.roster.models import Post, Shift, WeekPlan
from wangdi.roster.planner.proposing import Proposal, propose
from wangdi.roster.queries import tasks
from wangdi.roster.rules import terms

BY = system("roster")
SECONDS = 50.0


def carry_out(plan: WeekPlan, *, by: Actor = BY, seconds: float = SECONDS) -> Proposal | None:
    """Lay the shifts that are missing, propose, and hand in; None where there is no post."""
    posts = Post.objects.filter(closed_on=None)
    if plan.community_id:
        posts = posts.filter(community_id=plan.community_id)
    known = list(posts.values_list("id", flat=True))
    laid = [
        Incoming(ids.uuid7(), {"post": post, "first_day": plan.first_day, "days": plan.days})
        for post in known
    ]
    if not laid:
        _say(plan, None)
        return None
    submit(actor=by, command="roster.lay_shifts", records=laid, channel="system")
    proposal = _propose(plan, known, seconds)
    turns = [
        Incoming(ids.uuid7(), {"shift": shift, "worker": worker, "how": "planned", "plan": plan.id})
        for shift, worker in proposal.turns
    ]
    if turns:
        submit(actor=by, command="roster.assign", records=turns, channel="system")
    _say(plan, proposal)
    return proposal


def _propose(plan: WeekPlan, posts: list[UUID], seconds: float) -> Proposal:
    last = plan.first_day + timedelta(days=plan.days)
    rows = Shift.objects.filter(post__in=posts, day__gte=plan.first_day, day__lt=last)
    shifts = list(rows.filter(begins_at__gt=clock.now()).order_by("begins_at", "id"))
    if not shifts:
        return Proposal([], [], "")
    communities = {one.community_id for one in shifts if one.community_id}
    rules = section.current()
    task = tasks.task(shifts, tasks.candidates(communities), rules)
    return propose(task, seconds=seconds)


def _say(plan: WeekPlan, proposal: Proposal | None) -> None:
    plan.done_at = clock.now()
    if proposal is not None:
        plan.method, plan.filled = proposal.method, len(proposal.turns)
        plan.short = sum(one.code == terms.SHORT for one in proposal.problems)
    plan.save(update_fields=["done_at", "method", "filled", "short", "trouble"])
