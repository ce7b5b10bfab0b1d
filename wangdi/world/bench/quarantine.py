"""1,600 people in home quarantine: built, then watched over for a morning.

`part episodes`, `watching`, `planning` and `packs` do one alone, to build once and measure again.
"""

from wangdi.world.bench import episodes, packs, planning, watching


def main() -> None:
    episodes.main()
    watching.main()
    planning.main()
    packs.main()
