"""What the worker does for documents: files that nobody claimed go."""

from wangdi.documents.attachments import sweep
from wangdi.lib import clock
from wangdi.lib.ticks import every

every(3600, "documents.sweep_attachments")(lambda: sweep(clock.now()))
