"""`python -m wangdi.world.proving.trial SECONDS SEED`: results on standard output."""

import os
import sys
from importlib import import_module

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    seconds, seed = map(int, sys.argv[1:])
    import_module("wangdi.world.proving.keeping").keep(seconds, seed)


if __name__ == "__main__":
    main()
