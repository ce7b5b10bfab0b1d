"""What may be filled in about households and people."""

from wangdi.people.forms.doors import DoorForm, PrintForm, TakeBackForm
from wangdi.people.forms.keepers import GiveForm
from wangdi.people.forms.moving import BirthForm, MoveForm, RelocateForm, ReturnForm
from wangdi.people.forms.of_person import DepartureForm, NeedsForm, UnmaskForm
from wangdi.people.forms.persons import AddPersonForm, CorrectForm
from wangdi.people.forms.registering import RegisterForm

__all__ = [
    "AddPersonForm",
    "BirthForm",
    "CorrectForm",
    "DepartureForm",
    "DoorForm",
    "GiveForm",
    "MoveForm",
    "NeedsForm",
    "PrintForm",
    "RegisterForm",
    "RelocateForm",
    "ReturnForm",
    "TakeBackForm",
    "UnmaskForm",
]
