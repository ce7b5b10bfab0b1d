"""`wangdi up`: the desk and its worker, started together and stopped together."""

import http
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from wangdi.project import listening
from wangdi.project.children import spawn, stop_all
from wangdi.project.home import CHECKOUT
from wangdi.project.listening import Listening, logged
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

LOOPBACK = "127.0.0.1"
THREADS = 4
MOST_WORKERS = 4
STARTING_SECONDS = 60
ANSWERING_SECONDS = 10
PAUSE_SECONDS = 0.2
RESTART_SECONDS = 3
RENEWING_SECONDS = 3_600


def run(options: Namespace) -> int:
    """`wangdi up`."""
    found = listening.on_the_lan(options.lan, options.port) if options.lan else None
    desk = found or listening.plain(options.port, options.host)
    return serve(desk, reloads=options.reload)


def serve(desk: Listening, sign_in_lines: Sequence[str] = (), *, reloads: bool = False) -> int:
    """Serve the desk until Ctrl-C, then stop what was started; the database must run already.

    `sign_in_lines` are printed when the desk answers. Raises Trouble if a port is taken.
    """
    check_port(desk.port, host=desk.host)
    if desk.door is not None:
        check_port(desk.door.port, host=desk.host)
    env = desk.environment()
    with ExitStack() as stack:
        logs = {
            name: None if reloads else stack.enter_context(_log(name)) for name in ("web", "work")
        }
        web = spawn(_web(desk, reloads), env={"WANGDI_POOL": str(THREADS), **env}, log=logs["web"])
        children = {"web": web}
        stack.callback(lambda: stop_all(children.values()))
        try:
            _await(web, desk)
            stack.enter_context(desk.helping())
            children["work"] = spawn(_work(), env=env, log=logs["work"])
            print("\n".join([*sign_in_lines, *desk.welcome()]), flush=True)
            _watch(desk, children, logs)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            tell("\nStopping.")
    return 0


def check_port(port: int, *, host: str = LOOPBACK, patience: float = 0) -> None:
    """Trouble if something still listens on the port after `patience` seconds.

    A desk whose starter was killed needs a moment to go.
    """
    end = time.monotonic() + patience
    while problem := _cannot_bind(port, host):
        if isinstance(problem, PermissionError):
            raise Trouble(f"Port {port} is kept for root; choose another with PORT=8000.")
        if time.monotonic() >= end:
            raise Trouble(
                f"Port {port} is in use{_holder(port)}. Stop that program, or take another "
                f"port: make demo PORT={port + 1} (or: wangdi up --port {port + 1})."
            )
        time.sleep(PAUSE_SECONDS)


def _cannot_bind(port: int, host: str) -> OSError | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def _web(desk: Listening, reloads: bool) -> list[str]:
    workers = 1 if reloads else max(1, min(MOST_WORKERS, os.cpu_count() or 1))
    argv = [sys.executable, "-m", "granian", "--interface", "wsgi", *desk.arguments()]
    argv += ["--workers", str(workers), "--blocking-threads", str(THREADS)]
    argv += ["--log-level", "warning", "--respawn-failed-workers", "--workers-kill-timeout", "5"]
    if reloads:
        argv += ["--reload", "--reload-paths", str(CHECKOUT / "wangdi")]
    return [*argv, "wangdi.project.wsgi:application"]


def _work() -> list[str]:
    return [sys.executable, "-m", "wangdi", "work"]


def _log(name: str) -> IO[bytes]:
    path = logged(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path.open("ab")


def _await(web: subprocess.Popen[bytes], desk: Listening) -> None:
    end = time.monotonic() + STARTING_SECONDS
    while not _answers(desk):
        if web.poll() is not None or time.monotonic() > end:
            raise Trouble(f"The desk did not start; the reason is at the end of {logged('web')}.")
        time.sleep(PAUSE_SECONDS)


def _watch(
    desk: Listening,
    children: dict[str, subprocess.Popen[bytes]],
    logs: Mapping[str, IO[bytes] | None],
) -> None:
    """Until Ctrl-C: the worker is started again when it ends; without the desk we end too.

    A certificate that runs out is renewed, and the server reads it again, one process at a time.
    """
    looked = time.monotonic()
    while children["web"].poll() is None:
        if children["work"].poll() is not None:
            tell(f"The worker ended and is started again; see {logged('work')}.")
            time.sleep(RESTART_SECONDS)
            children["work"] = spawn(_work(), env=desk.environment(), log=logs["work"])
        if time.monotonic() - looked > RENEWING_SECONDS:
            looked = time.monotonic()
            if desk.renewed():
                tell("The certificate is renewed.")
                children["web"].send_signal(signal.SIGHUP)
        time.sleep(PAUSE_SECONDS)
    raise Trouble(f"The desk ended by itself; the reason is at the end of {logged('web')}.")


def answers(port: int, *, host: str = LOOPBACK) -> bool:
    """Whether a desk answers there (that something listens says little: it does from the start)."""
    return _answers(listening.plain(port, host))


def _answers(desk: Listening) -> bool:
    asking = desk.connection(ANSWERING_SECONDS)
    try:
        asking.request("HEAD", "/", headers={"Host": desk.host if desk.door else "localhost"})
        return asking.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


def _holder(port: int) -> str:
    """` by process 123 (python)` if the kernel lets us see it."""
    inodes = {
        f"socket:[{fields[9]}]"
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if (fields := line.split())[3] == "0A" and int(fields[1].split(":")[1], 16) == port
    }
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(descriptor.readlink()) in inodes:
                process = descriptor.parents[1]
                return (
                    f" by process {process.name} ({process.joinpath('comm').read_text().strip()})"
                )
        except OSError:
            continue
    return ""
