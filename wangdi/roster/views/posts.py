"""Posts, the sheet that hangs at each, the badges, and how people are divided over grids."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints.models import Checkpoint
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.roster import section
from wangdi.roster.codes import codes
from wangdi.roster.commands.posts import PLAN
from wangdi.roster.forms import PostForm
from wangdi.roster.models import Post, Turn
from wangdi.roster.queries import staffing as grids
from wangdi.roster.queries import weeks
from wangdi.staff import units
from wangdi.staff.models import UnitKind
from wangdi.territory.models import Place
from wangdi.ui import paging

BRANCHES = (UnitKind.TEMPORARY_BRANCH, UnitKind.PARTY_BRANCH, UnitKind.COMMANDO)


@page("roster.view")
def posts(request: DeskRequest) -> HttpResponse:
    """All posts with their branch, and how many people a day they take."""
    rows = Post.objects.visible_to(request.scope).filter(closed_on=None)
    day = clock.today()
    told = rows.select_related("branch", "place", "checkpoint").annotate(
        today=Count(
            "shifts__turns",
            filter=Q(
                shifts__day=day,
                shifts__turns__removed_at=None,
                shifts__turns__absent_at=None,
            ),
        )
    )
    shown = paging.pages(request, told.order_by("community_id", "name", "id"))
    turns = Turn.objects.visible_to(request.scope).filter(shift__day=day, removed_at=None)
    context = {
        "page": shown,
        "people": turns.filter(absent_at=None).values("worker").distinct().count(),
        "branches": rows.exclude(branch=None).values("branch").distinct().count(),
        "may_plan": request.standing.holds(PLAN),
    }
    return render(request, "roster/posts.html", context)


@page(PLAN, methods=("GET", "POST"))
def open_post(request: DeskRequest) -> HttpResponse:
    gates = Checkpoint.objects.visible_to(request.scope).open().exclude(id__in=weeks.manned_gates())
    branches = units.standing(request.scope, BRANCHES)
    form = PostForm(
        request.POST or None,
        gates=gates.select_related("place").order_by("place__sort_key", "name"),
        places=Place.objects.communities().filter(id__in=request.scope.communities),
        branches=branches.order_by("name"),
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Opened. Now propose its week."))
        return redirect("roster:posts")
    return render(request, "roster/open_post.html", {"form": form})


@page(PLAN, methods=("POST",))
def close_post(request: DeskRequest, post_id: UUID) -> HttpResponse:
    post = _fetch(request, post_id)
    submit_one(actor=request.actor, command="roster.close_post", payload={"post": post.pk})
    messages.success(request, _("Closed. Shifts to come are taken out."))
    return redirect("roster:posts")


@page("roster.stand")
def sheet(request: DeskRequest, post_id: UUID) -> HttpResponse:
    """The sheet that hangs at the post today: duty, shifts with their codes, who signs."""
    post = _fetch(request, post_id)
    shifts = list(weeks.with_turns(weeks.shifts_on(post, clock.today())))
    known = codes([one.id for one in shifts])
    names = weeks.shift_names()
    context = {
        "post": post,
        "rows": [(one, names.get(one.code, one.code), known[one.id]) for one in shifts],
        "kit": section.current().kit,
        "day": clock.today(),
    }
    return render(request, "roster/sheet.html", context)


@page("roster.view")
def badges(request: DeskRequest) -> HttpResponse:
    """Badges for everybody who stands at a post today: name, what he is, his post."""
    rows = Turn.objects.visible_to(request.scope).filter(
        shift__day=clock.today(), removed_at=None, absent_at=None
    )
    told = rows.select_related("worker__home", "shift__post").order_by(
        "shift__post__name", "shift__begins_at", "worker__initials"
    )
    names = weeks.shift_names()
    shown = [(turn, names.get(turn.shift.code, "")) for turn in told[:400]]
    context = {"rows": shown, "day": clock.today()}
    return render(request, "roster/badges.html", context)


@page("roster.view")
def staffing(request: DeskRequest) -> HttpResponse:
    """How people are divided over the grids; one without anybody stands out."""
    return render(request, "roster/staffing.html", {"staffing": grids.staffing(request.scope)})


def _fetch(request: DeskRequest, post_id: UUID) -> Post:
    rows = Post.objects.visible_to(request.scope).filter(closed_on=None)
    return get_object_or_404(rows.select_related("branch", "place"), pk=post_id)
