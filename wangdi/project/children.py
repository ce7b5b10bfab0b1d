"""Child processes that never outlive us, and are stopped in order."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO

PR_SET_PDEATHSIG = 1
STOPPING_SECONDS = 10


def spawn(
    argv: Sequence[str], *, env: Mapping[str, str], log: IO[bytes] | None
) -> subprocess.Popen[bytes]:
    """Start a program away from the terminal's Ctrl-C; if we die, the kernel tells it to stop."""
    return subprocess.Popen(
        argv,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=end_with_parent(signal.SIGTERM),
    )


def stop_all(children: Iterable[subprocess.Popen[bytes]]) -> None:
    """Ask each to stop, wait, and end those that do not, with all that they started."""
    living = [child for child in children if child.poll() is None]
    for child in living:
        child.terminate()
    for child in living:
        try:
            child.wait(STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def end_with_parent(number: signal.Signals) -> Callable[[], None]:
    """What a child runs before its program so that it gets `number` when its parent dies."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return bind
