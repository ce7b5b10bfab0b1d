"""Records of quarantine: a state that matters is a row of its own, so who, when and why stand."""

from wangdi.quarantine.models.episodes import Decision, Ending, Episode, EpisodeQuerySet, Release
from wangdi.quarantine.models.readings import Reading
from wangdi.quarantine.models.team import NoticeServed, TeamSlot

__all__ = [
    "Decision",
    "Ending",
    "Episode",
    "EpisodeQuerySet",
    "NoticeServed",
    "Reading",
    "Release",
    "TeamSlot",
]
