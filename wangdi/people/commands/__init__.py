"""What may be asked of this room."""

from wangdi.intake.registry import register
from wangdi.people.commands.adding import AddPerson, RegisterHousehold
from wangdi.people.commands.changing import CorrectPerson, RecordDeparture, SetNeeds
from wangdi.people.commands.unmasking import Unmask

register(RegisterHousehold(), AddPerson(), CorrectPerson(), SetNeeds(), RecordDeparture(), Unmask())
