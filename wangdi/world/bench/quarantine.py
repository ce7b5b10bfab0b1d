"""1,600 people in home quarantine: built, then watched over for a morning.

`part episodes` and `part watching` do either alone, to build once and to measure again.
"""

from wangdi.world.bench import episodes, planning, watching


def main() -> None:
    episodes.main()
    watching.main()
    planning.main()
