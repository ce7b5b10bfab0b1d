"""What may be asked of this room."""

from wangdi.intake.registry import register
from wangdi.staff.commands.accounts import OpenAccounts
from wangdi.staff.commands.belonging import JoinUnit, QuitUnit
from wangdi.staff.commands.entering import EnterStaff
from wangdi.staff.commands.offering import AnswerLetter, TellReadiness, WriteLetter
from wangdi.staff.commands.secondments import CheckIn, EndSecondment, SecondWorkers
from wangdi.staff.commands.units import EndUnit, FormUnit
from wangdi.staff.commands.workers import RecordLeaving, RegisterWorkers

register(RegisterWorkers(), RecordLeaving(), OpenAccounts(), EnterStaff())
register(FormUnit(), EndUnit(), JoinUnit(), QuitUnit())
register(SecondWorkers(), CheckIn(), EndSecondment())
register(TellReadiness(), WriteLetter(), AnswerLetter())
