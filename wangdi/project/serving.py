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

from wangdi.project.children import spawn, stop_all
from wangdi.project.home import CHECKOUT, home
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

LOOPBACK = "127.0.0.1"
THREADS = 4
MOST_WORKERS = 4
STARTING_SECONDS = 60
ANSWERING_SECONDS = 10
PAUSE_SECONDS = 0.2
RESTART_SECONDS = 3


def run(options: Namespace) -> int:
    """`wangdi up`."""
    return serve(port=options.port, host=options.host, reloads=options.reload)


def serve(
    port: int, sign_in_lines: Sequence[str] = (), *, host: str = LOOPBACK, reloads: bool = False
) -> int:
    """Serve the desk until Ctrl-C, then stop what was started; the database must run already.

    `sign_in_lines` are printed when the desk answers. Raises Trouble if the port is taken.
    """
    check_port(port, host=host)
    env = {"WANGDI_POOL": str(THREADS), "PUBLIC_URL": _public_url(port)}
    with ExitStack() as stack:
        logs = {
            name: None if reloads else stack.enter_context(_log(name)) for name in ("web", "work")
        }
        children = {"web": spawn(_web(port, host, reloads), env=env, log=logs["web"])}
        stack.callback(lambda: stop_all(children.values()))
        try:
            _await(children["web"], port=port, host=host)
            children["work"] = spawn(_work(), env={}, log=logs["work"])
            _welcome(port, sign_in_lines)
            _watch(children, logs)
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


def _public_url(port: int) -> str:
    return os.environ.get("PUBLIC_URL") or f"http://localhost:{port}"


def _web(port: int, host: str, reloads: bool) -> list[str]:
    workers = 1 if reloads else max(1, min(MOST_WORKERS, os.cpu_count() or 1))
    argv = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host]
    argv += ["--port", str(port), "--workers", str(workers), "--blocking-threads", str(THREADS)]
    argv += ["--log-level", "warning", "--respawn-failed-workers", "--workers-kill-timeout", "5"]
    if reloads:
        argv += ["--reload", "--reload-paths", str(CHECKOUT / "wangdi")]
    return [*argv, "wangdi.project.wsgi:application"]


def _work() -> list[str]:
    return [sys.executable, "-m", "wangdi", "work"]


def _log(name: str) -> IO[bytes]:
    path = _log_path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path.open("ab")


def _log_path(name: str) -> Path:
    return home() / "var" / "log" / f"{name}.log"


def _await(web: subprocess.Popen[bytes], *, port: int, host: str) -> None:
    end = time.monotonic() + STARTING_SECONDS
    while not answers(port, host=host):
        if web.poll() is not None or time.monotonic() > end:
            raise Trouble(
                f"The desk did not start; the reason is at the end of {_log_path('web')}."
            )
        time.sleep(PAUSE_SECONDS)


def _welcome(port: int, lines: Sequence[str]) -> None:
    for line in lines:
        print(line)
    print(f"The desk is at {_public_url(port)} (Ctrl-C stops it).", flush=True)


def _watch(
    children: dict[str, subprocess.Popen[bytes]], logs: Mapping[str, IO[bytes] | None]
) -> None:
    """Until Ctrl-C: the worker is started again when it ends; without the desk we end too."""
    while children["web"].poll() is None:
        if children["work"].poll() is not None:
            tell(f"The worker ended and is started again; see {_log_path('work')}.")
            time.sleep(RESTART_SECONDS)
            children["work"] = spawn(_work(), env={}, log=logs["work"])
        time.sleep(PAUSE_SECONDS)
    raise Trouble(f"The desk ended by itself; the reason is at the end of {_log_path('web')}.")


def answers(port: int, *, host: str = LOOPBACK) -> bool:
    """Whether a desk answers there (that something listens says little: it does from the start)."""
    asking = http.client.HTTPConnection(host, port, timeout=ANSWERING_SECONDS)
    try:
        asking.request("HEAD", "/", headers={"Host": "localhost"})
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
