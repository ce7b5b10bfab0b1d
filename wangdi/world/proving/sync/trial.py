"""`python -m wangdi.world.proving.sync.trial KILLS RECORDS SEED SECONDS own|shared`: results."""

import os
import sys
from importlib import import_module

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    os.environ.setdefault("WANGDI_POOL", "4")
    django.setup()
    kills, records, seed, seconds = map(int, sys.argv[1:5])
    import_module("wangdi.world.proving.sync.proof").prove(
        kills, records, seed, seconds, own_cluster=sys.argv[5] == "own"
    )


if __name__ == "__main__":
    main()
