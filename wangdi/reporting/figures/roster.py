"""Posts and who stands there: people of the day, shifts short, service verified, grids manned."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.roster.alarms import with_present
from wangdi.roster.models import PointsEntry, Post, Shift, Turn

GROUP = _("Posts and shifts")


def posts(cut: Cut) -> QuerySet[Post]:
    there = Q(closed_on=None) | Q(closed_on__gt=cut.day)
    return Post.objects.filter(there, opened_on__lte=cut.day)


def signed_in(cut: Cut) -> QuerySet[Turn]:
    """Everybody who signed in at a post in the day, each turn once."""
    rows = Turn.objects.filter(removed_at=None, in_at__gt=cut.since, in_at__lte=cut.until)
    return rows.select_related("shift__post")


def short(cut: Cut) -> QuerySet[Any]:
    """Shifts that run at the cut-off with fewer signed in than they take."""
    rows = Shift.objects.filter(begins_at__lte=cut.until, ends_at__gt=cut.until)
    return with_present(rows).filter(present__lt=F("need")).select_related("post")


def verified(cut: Cut) -> QuerySet[PointsEntry]:
    rows = PointsEntry.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return rows.filter(turn__isnull=False).select_related("turn__shift__post")


def _figure(name: str, order: int, label: Text, definition: Text, **more: Any) -> Figure:
    return Figure(
        name=f"roster.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        permission="roster.view",
        **more,
    )


register(
    _figure(
        "posts",
        390,
        _("Posts somebody stands at"),
        _("Posts that are open on the day."),
        rows=posts,
        describe=lambda post: post.name,
        url=lambda post: reverse("roster:posts"),
    ),
    _figure(
        "people",
        391,
        _("Turns begun at posts"),
        _("Everybody who signed in at a post in the day, each shift once."),
        rows=signed_in,
        describe=lambda turn: f"{turn.shift.post.name} · {turn.shift.code}",
        url=lambda turn: reverse("roster:shift", args=[turn.shift_id]),
        flow=True,
        keeps_rows=False,
    ),
    _figure(
        "short",
        392,
        _("Posts with too few people"),
        _("Shifts that run at the cut-off where fewer have signed in than the post takes."),
        rows=short,
        describe=lambda shift: shift.post.name,
        url=lambda shift: reverse("roster:shift", args=[shift.pk]),
        alarm=True,
    ),
    _figure(
        "verified",
        393,
        _("Service verified"),
        _("Turns whose service somebody verified in the day."),
        rows=verified,
        describe=lambda entry: entry.turn.shift.post.name,
        url=lambda entry: reverse("roster:shift", args=[entry.turn.shift_id]),
        flow=True,
        keeps_rows=False,
    ),
)
