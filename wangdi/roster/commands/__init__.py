"""What pages, phones and the clock may ask of the roster."""

from wangdi.intake.registry import register
from wangdi.roster.commands.calling import CallTeam, EndCall, ReplyToCall
from wangdi.roster.commands.planning import AskPlan
from wangdi.roster.commands.posts import ClosePost, LayShifts, OpenPost
from wangdi.roster.commands.relieving import HandOver, TakeOver
from wangdi.roster.commands.service import Redeem, Verify
from wangdi.roster.commands.standing import IssueKit, LogPause, SignIn, SignOut
from wangdi.roster.commands.turns import Assign, Move, Remove, ReportAbsence

register(OpenPost(), ClosePost(), LayShifts(), AskPlan())
register(Assign(), Remove(), Move(), ReportAbsence())
register(IssueKit(), SignIn(), SignOut(), LogPause(), HandOver(), TakeOver())
register(Verify(), Redeem(), CallTeam(), ReplyToCall(), EndCall())
