"""What may be asked of this room."""

from wangdi.intake.registry import register
from wangdi.staff.commands.accounts import OpenAccounts
from wangdi.staff.commands.entering import EnterStaff
from wangdi.staff.commands.workers import RecordLeaving, RegisterWorkers

register(RegisterWorkers(), RecordLeaving(), OpenAccounts(), EnterStaff())
