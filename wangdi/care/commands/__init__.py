"""What may be asked of care; each file registers its own commands."""

from wangdi.care.commands import asking, ending, moving, planning, wellbeing

__all__ = ["asking", "ending", "moving", "planning", "wellbeing"]
