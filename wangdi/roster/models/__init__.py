"""Posts, their shifts, who stands there, and what comes of it."""

from wangdi.roster.models.posts import Post, Shift
from wangdi.roster.models.service import CallOut, CallReply, EntryKind, PointsEntry, Reply, WeekPlan
from wangdi.roster.models.standing import (
    How,
    KitIssue,
    Means,
    Pause,
    PauseKind,
    Relief,
    Turn,
)

__all__ = [
    "CallOut",
    "CallReply",
    "EntryKind",
    "How",
    "KitIssue",
    "Means",
    "Pause",
    "PauseKind",
    "PointsEntry",
    "Post",
    "Relief",
    "Reply",
    "Shift",
    "Turn",
    "WeekPlan",
]
