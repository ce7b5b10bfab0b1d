"""One server zone: every case of it by the pure rules, and the boundary cases by the database.

`python -m wangdi.world.proving.time_trial prepare` once, then with the name of a zone: what was
counted as JSON on standard output.
"""

import json
import os
import sys
import time
from importlib import import_module

import django

PACKAGE = "wangdi.world.proving"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    asked = sys.argv[1]
    records = import_module(f"{PACKAGE}.time_records")
    if asked == "prepare":
        records.prepare()
        return
    # Django has set the process to its own zone; the trial is about a server set otherwise.
    os.environ["TZ"] = asked
    time.tzset()
    found = import_module(f"{PACKAGE}.time_cases").compare()
    through = records.compare(asked)
    print(json.dumps({"zone": asked, "names": time.tzname, "pure": found, "stored": through}))


if __name__ == "__main__":
    main()
