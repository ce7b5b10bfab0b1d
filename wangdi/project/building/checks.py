"""`make lint` and `make test`; pytest comes last so that its count is the last line."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from wangdi.project import database
from wangdi.project.building.browser import find_browser
from wangdi.project.home import CHECKOUT
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

BIN = Path(sys.executable).parent
JOURNEYS = "tests/journeys"
LINT: dict[str, Sequence[str]] = {
    "ruff": ("ruff", "check", "-q", "."),
    "format": ("ruff", "format", "-q", "--check", "."),
    "imports": ("lint-imports", "--no-logo"),
    "templates": ("djlint", "wangdi", "--lint", "--quiet"),
    "types": ("mypy", "--no-error-summary"),
}


def main() -> int:
    """Exit code 0 only if everything holds."""
    parser = argparse.ArgumentParser(prog="make test")
    parser.add_argument("--lint", action="store_true", help="only lint")
    options, for_pytest = parser.parse_known_args()
    failed = lint()
    if failed:
        tell(f"Lint found something: {', '.join(failed)}.")
    if options.lint:
        return int(bool(failed))
    try:
        with database.running():
            code = _pytest(for_pytest)
    except Trouble as trouble:
        tell(str(trouble))
        return 1
    return code or int(bool(failed))


def lint() -> list[str]:
    """Run every linter; the names of those that found something."""
    return [name for name, argv in LINT.items() if _lint_one(name, argv)]


def _lint_one(name: str, argv: Sequence[str]) -> int:
    done = subprocess.run(
        [str(BIN / argv[0]), *argv[1:]], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    print(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode


def _pytest(given: Sequence[str]) -> int:
    argv, env = [sys.executable, "-m", "pytest", "-q", *given], dict(os.environ)
    if browser := find_browser():
        env["WANGDI_CHROMIUM"] = browser
    elif (CHECKOUT / JOURNEYS).exists():
        count = len(list((CHECKOUT / JOURNEYS).glob("test_*.py")))
        print(f"LEFT OUT: the browser journeys ({count} files in {JOURNEYS}): no Chromium here.")
        argv.append(f"--ignore={JOURNEYS}")
    sys.stdout.flush()
    return subprocess.run(argv, cwd=CHECKOUT, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
