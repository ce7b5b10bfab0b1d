"""What pages, phones and the clock may ask of presence checks."""

from wangdi.checks.commands.asking import AskLocation
from wangdi.checks.commands.following import FollowUpCheck
from wangdi.checks.commands.planning import PlanChecks
from wangdi.checks.commands.recording import AnswerLocation, RecordCheck
from wangdi.intake.registry import register

register(PlanChecks(), AskLocation(), RecordCheck(), AnswerLocation(), FollowUpCheck())
