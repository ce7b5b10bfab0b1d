"""What may be asked of this room."""

from wangdi.intake.registry import register
from wangdi.people.commands.adding import AddPerson, RegisterHousehold
from wangdi.people.commands.births import RecordBirth
from wangdi.people.commands.changing import CorrectPerson, SetNeeds
from wangdi.people.commands.dwelling import ChangeDoor
from wangdi.people.commands.keeping import EndLookingAfter, LookAfter
from wangdi.people.commands.leaving import RecordDeparture
from wangdi.people.commands.merging import MergePeople, TellApart
from wangdi.people.commands.moving import MovePerson, ReturnPerson
from wangdi.people.commands.printing import PrintFile
from wangdi.people.commands.readdressing import Readdress
from wangdi.people.commands.relocating import MoveHousehold
from wangdi.people.commands.unmasking import Unmask

register(RegisterHousehold(), AddPerson(), RecordBirth())
register(CorrectPerson(), SetNeeds(), RecordDeparture(), Unmask())
register(MovePerson(), MoveHousehold(), ReturnPerson(), MergePeople(), TellApart())
register(ChangeDoor(), Readdress(), LookAfter(), EndLookingAfter(), PrintFile())
