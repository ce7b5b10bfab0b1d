"""`python -m tests.kills.doing MODULE:FUNCTION`: a process that does one thing, to be killed."""

import os
import sys
from importlib import import_module

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    django.setup()
    module, name = sys.argv[1].split(":")
    getattr(import_module(module), name)()


if __name__ == "__main__":
    main()
