"""`python -m wangdi.world.bench.part PART`: one part, its results on standard output."""

import os
import sys
from importlib import import_module

import django

PARTS = {
    "bringing": "wangdi.world.bench.bringing",
    "writing": "wangdi.world.bench.writing",
    "reading": "wangdi.world.bench.reading",
    "papers": "wangdi.world.bench.papers",
    "fresh": "wangdi.world.bench.fresh",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    import_module(PARTS[sys.argv[1]]).main()


if __name__ == "__main__":
    main()
