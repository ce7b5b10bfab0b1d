"""What may be asked of the day on paper."""

from wangdi.intake.registry import register
from wangdi.paperday.commands.printing import PrintDay

register(PrintDay())
