"""What was counted, against its bounds."""

from collections import Counter

from wangdi.world.bench.results import Result, result

OK = "ok"


def count(taken: Counter[str], said: Counter[tuple[str, str]]) -> list[Result]:
    """Accepted must be none of each kind; refused must be none of the genuine."""
    kinds = dict.fromkeys(kind for kind, _code in said)
    found = [result("passes_attacked", said.total(), "")]
    found += [result(f"{kind}_accepted", said[kind, OK], "", 0) for kind in kinds]
    found.append(result("genuine_shown", taken.total()))
    found.append(result("genuine_refused", taken.total() - taken[OK], "", 0))
    codes = Counter[str]()
    for (_kind, code), number in said.items():
        codes[code] += number
    found += [result(f"said_{code}", number) for code, number in sorted(codes.items())]
    return found
