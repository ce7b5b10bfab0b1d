"""How long something takes, on machines that are also busy with something else."""

from collections.abc import Callable
from time import thread_time


def best(act: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of this thread that `act` takes when least disturbed: the least of `tries`."""

    def once() -> float:
        began = thread_time()
        act()
        return thread_time() - began

    return min(once() for _try in range(tries))
