"""`make lock`: compile the locks anew. Hashes only: no lock names where a package lies."""

import os
import subprocess
import sys

from wangdi.project.building.environment import PYTHON
from wangdi.project.home import CHECKOUT
from wangdi.project.telling import tell

COMPILE = ["-m", "uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes"]
PLAIN = ["--python-version=3.11", "--no-header", "--no-annotate", "--quiet"]
TARGETS = (
    ["--output-file=requirements.lock"],
    [
        "--output-file=requirements-dev.lock",
        "--extra=planning",
        "--group=dev",
        "--constraints=requirements.lock",
    ],
)


def main() -> int:
    """Both Python locks; npm's own `npm install` keeps `package-lock.json`.

    The tools bring the extra along, so that it is tested.
    """
    tell("Compiling the locks.")
    env = os.environ | {"UV_NO_CONFIG": "1"}
    subprocess.run([str(PYTHON), "-m", "pip", "install", "-q", "uv"], check=True)
    for target in TARGETS:
        done = subprocess.run(
            [str(PYTHON), *COMPILE, *PLAIN, *target, *sys.argv[1:]],
            cwd=CHECKOUT,
            env=env,
            check=False,
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
