"""Reports and their lines, what units said, questions, the pulse, and upper levels' forms."""

from wangdi.reporting.models.forms import FormVersion, TypedValue, UpperForm
from wangdi.reporting.models.pulse import Pulse
from wangdi.reporting.models.questions import QuestionAnswer
from wangdi.reporting.models.reports import DailyReport, ReportLine
from wangdi.reporting.models.statements import Statement, Verdict

__all__ = [
    "DailyReport",
    "FormVersion",
    "Pulse",
    "QuestionAnswer",
    "ReportLine",
    "Statement",
    "TypedValue",
    "UpperForm",
    "Verdict",
]
