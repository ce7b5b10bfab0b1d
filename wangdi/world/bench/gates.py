"""Gates at full size: phones' crossings, one decision at a page, who crossed with whom, disposal.

`part replaying`, `crossed` and `answering` do one alone.
"""

from wangdi.world.bench import answering, crossed, replaying


def main() -> None:
    replaying.main()
    answering.main()
    crossed.main()
