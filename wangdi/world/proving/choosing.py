"""Which part of `wangdi prove` was asked for."""

from argparse import Namespace

from wangdi.world.proving import rounds, running, times
from wangdi.world.proving.gates import running as gates
from wangdi.world.proving.passes import running as passes
from wangdi.world.proving.sync import running as sync

PARTS = {
    "phones": running.run,
    "round": rounds.run,
    "time": times.run,
    "sync": sync.run,
    "passes": passes.run,
    "gate-browser": gates.run,
}


def run(options: Namespace) -> int:
    """Run the part; 0 where everything holds."""
    return PARTS[options.part](options)
