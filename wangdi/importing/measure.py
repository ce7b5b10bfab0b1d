"""`python -m wangdi.importing.measure [PEOPLE]`: prints `measuring.measure()` as JSON.

It needs a migrated database: `wangdi db run -- python -m wangdi.importing.measure`.
"""

import json
import os
import sys
from importlib import import_module

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    measuring = import_module("wangdi.importing.measuring")
    print(json.dumps(measuring.measure(*map(int, sys.argv[1:])), indent=2))


if __name__ == "__main__":
    main()
