"""`python -m wangdi`."""

import sys

from wangdi.project.cli import started

sys.exit(started())
