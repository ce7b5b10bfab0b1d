"""`python -m wangdi`."""

import sys

from wangdi.project.cli import main

sys.exit(main())
