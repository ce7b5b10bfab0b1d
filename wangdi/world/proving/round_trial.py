"""A whole campaign on a frozen clock, held hour by hour against an independent count.

`python -m wangdi.world.proving.round_trial SEED DOORS WORKERS`: results on standard output.
"""

import os
import sys
from importlib import import_module

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    seed, doors, workers = map(int, sys.argv[1:])
    import_module("wangdi.world.proving.campaign").prove(seed, doors, workers)


if __name__ == "__main__":
    main()
