"""Records of quarantine: a state that matters is a row of its own, so who, when and why stand."""

from wangdi.quarantine.models.changes import Recount, RecountProposal, Suspension
from wangdi.quarantine.models.episodes import Decision, Ending, Episode, EpisodeQuerySet, Release
from wangdi.quarantine.models.fevers import FeverPath, FeverStep
from wangdi.quarantine.models.helping import HelpRequest
from wangdi.quarantine.models.paper import PaperReading
from wangdi.quarantine.models.readings import Reading
from wangdi.quarantine.models.releases import Clearance, Hold, HoldReason
from wangdi.quarantine.models.suitability import Suitability
from wangdi.quarantine.models.team import NoticeServed, TeamSlot
from wangdi.quarantine.models.voices import Breach, Objection

__all__ = [
    "Breach",
    "Clearance",
    "Decision",
    "Ending",
    "Episode",
    "EpisodeQuerySet",
    "FeverPath",
    "FeverStep",
    "HelpRequest",
    "Hold",
    "HoldReason",
    "NoticeServed",
    "Objection",
    "PaperReading",
    "Reading",
    "Recount",
    "RecountProposal",
    "Release",
    "Suitability",
    "Suspension",
    "TeamSlot",
]
