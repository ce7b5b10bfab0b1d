"""What granian serves in the proof: the house itself, with traps around it."""

from collections.abc import Iterable, Iterator
from typing import Any

from wangdi.project.wsgi import application as house
from wangdi.world.proving.sync import points

TRAP = points.Trap()
HALF = "response half written"
points.lay(TRAP)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The house's answer; where the trap is set, half of it and then nothing."""
    answer = house(environ, start_response)
    return _halved(answer) if TRAP.is_set(HALF) else answer


def _halved(answer: Iterable[bytes]) -> Iterator[bytes]:
    whole = b"".join(answer)
    yield whole[: len(whole) // 2]
    TRAP.reached(HALF)
    yield whole[len(whole) // 2 :]
