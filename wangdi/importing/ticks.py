"""What the worker does for imports: files that wait, and files that have been kept long enough."""

from wangdi.importing.actions import clear_away, run_pending
from wangdi.lib.ticks import every

every(1, "importing.run_pending")(run_pending)
every(3600, "importing.clear_away")(clear_away)
