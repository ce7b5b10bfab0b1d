"""1,600 people in home quarantine: built, then watched over for a morning.

`part episodes`, `services`, `watching`, `planning` and `packs` do one alone, to build once and
measure again.
"""

from wangdi.world.bench import episodes, packs, planning, services, watching


def main() -> None:
    episodes.main()
    services.main()
    watching.main()
    planning.main()
    packs.main()
