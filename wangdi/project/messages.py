"""Collecting, compiling and checking the Chinese of every room."""

from argparse import Namespace

from wangdi.ui import translations


def run(arguments: Namespace) -> int:
    """Print what changed and what is still missing; 1 while something is."""
    changed = translations.collect(arguments.rooms)
    compiled = translations.compile_all()
    missing = translations.missing(arguments.rooms)
    print(f"changed: {', '.join(changed) or 'nothing'}; compiled: {compiled}")
    print("\n".join(missing) or "every message is translated")
    return 1 if missing else 0
