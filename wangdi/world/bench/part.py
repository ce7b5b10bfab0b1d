"""`python -m wangdi.world.bench.part PART`: one part, its results on standard output."""

import os
import sys
from importlib import import_module

import django

from wangdi.project.settled import settle


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    settle()
    import_module(f"wangdi.world.bench.{sys.argv[1]}").main()


if __name__ == "__main__":
    main()
