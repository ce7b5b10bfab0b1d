"""Forms of test results: each is one command."""

from wangdi.testing.forms.handling import HandleForm
from wangdi.testing.forms.sampling import CorrectForm, RecordForm, TakeBackForm

__all__ = ["CorrectForm", "HandleForm", "RecordForm", "TakeBackForm"]
