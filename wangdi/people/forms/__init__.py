"""What may be filled in about households and people."""

from wangdi.people.forms.persons import (
    AddPersonForm,
    CorrectForm,
    DepartureForm,
    NeedsForm,
    UnmaskForm,
)
from wangdi.people.forms.registering import RegisterForm

__all__ = [
    "AddPersonForm",
    "CorrectForm",
    "DepartureForm",
    "NeedsForm",
    "RegisterForm",
    "UnmaskForm",
]
