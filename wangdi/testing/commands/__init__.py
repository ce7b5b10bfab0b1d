"""What may be asked of test results."""

from wangdi.intake.registry import register
from wangdi.testing.commands.handling import HandlePositive
from wangdi.testing.commands.recording import CorrectResult, RecordResult
from wangdi.testing.entering.command import EnterResult

register(RecordResult(), CorrectResult(), HandlePositive(), EnterResult())
