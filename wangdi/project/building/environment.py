"""The Python environment in `.venv`, from a lock that names every package by its hash."""

import importlib.util
import re
import shutil
import sys
import sysconfig
import venv
from pathlib import Path

from wangdi.project.building.progress import bar
from wangdi.project.building.running import run
from wangdi.project.building.stamps import Stamps, mark_of
from wangdi.project.home import CHECKOUT
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "wangdi-built.json"
NEEDED_BYTES = 900 * 1024**2
OLDEST = (3, 11)
MEGABYTES = {"requirements.lock": 158, "requirements-dev.lock": 87}
SCRIPT = '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m wangdi "$@"\n'


def build() -> Stamps:
    """Make `.venv` if it is not there, or was made elsewhere or by another Python."""
    mark = f"{CHECKOUT} {sys.version_info[:2]}"
    if _is_usable(mark):
        return Stamps(STAMPS)
    check_machine()
    tell("Making the Python environment in .venv.")
    shutil.rmtree(VENV, ignore_errors=True)
    venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)
    stamps = Stamps(STAMPS)
    stamps.put("venv", mark)
    return stamps


def check_machine() -> None:
    """Trouble if this Python is too old or cannot make environments, or the disk is too full."""
    if sys.version_info < OLDEST:
        raise Trouble(f"Wangdi needs Python {OLDEST[0]}.{OLDEST[1]} or newer.")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Trouble("python3-venv is missing. As root: apt-get install python3-venv")
    free = shutil.disk_usage(CHECKOUT).free
    if free < NEEDED_BYTES:
        raise Trouble(
            f"The disk is nearly full: {free // 1024**2} MB are free where {CHECKOUT} lies, and "
            f"set-up needs {NEEDED_BYTES // 1024**2} MB."
        )


def install(stamps: Stamps, lock: str) -> None:
    """Install what `lock` names and make the project importable."""
    path = CHECKOUT / lock
    mark = mark_of([path])
    if stamps.is_fresh(lock, mark):
        return
    names = re.findall(r"^[\w.-]+==", path.read_text(), re.MULTILINE)
    tell(f"Installing {len(names)} Python packages (about {MEGABYTES[lock]} MB to download).")
    argv = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"]
    argv += ["--no-deps", "--no-compile", "--disable-pip-version-check", "--no-input"]
    argv += ["--progress-bar=off", "-r", str(path)]
    with bar("packages", len(names)) as packages:
        run(argv, log="packages.log", each=lambda line: _follow(packages.step, line))
    _make_importable()
    stamps.put(lock, mark)


def _follow(step: object, line: str) -> None:
    if callable(step) and line.startswith(("Collecting", "Requirement already")):
        step(line.split("==")[0].split()[-1])


def _make_importable() -> None:
    """`python -m wangdi` works from any folder, and there is a script `wangdi`."""
    site = sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)})
    Path(site, "wangdi.pth").write_text(f"{CHECKOUT}\n")
    script = VENV / "bin" / "wangdi"
    script.write_text(SCRIPT)
    script.chmod(0o755)


def _is_usable(mark: str) -> bool:
    return PYTHON.exists() and STAMPS.exists() and Stamps(STAMPS).is_fresh("venv", mark)
