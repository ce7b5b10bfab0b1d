"""Which part of `wangdi prove` was asked for."""

from argparse import Namespace

from wangdi.world.proving import rounds, running


def run(options: Namespace) -> int:
    """Run the part; 0 where everything holds."""
    return rounds.run(options) if options.part == "round" else running.run(options)
