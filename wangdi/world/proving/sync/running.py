"""`wangdi prove --part sync`: a database server of its own to kill, the named world, the trial."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from pathlib import Path

from wangdi.project.home import home
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.world.bench import results

MOST_SECONDS = 3600


def run(options: Namespace) -> int:
    """Print the table and write var/prove-sync.json; 1 where a bound does not hold."""
    began = time.monotonic()
    own = Path(tempfile.mkdtemp(prefix="wangdi-prove-"))
    own.chmod(0o755)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")
    } | {"WANGDI_HOME": str(own)}
    try:
        tell("Building the named world to prove in …")
        _python(environment, "wangdi", "demo", "--once", "--scale", "small")
        tell(f"{options.records} records of phones, {options.kills} kills (seed {options.seed}) …")
        given = map(str, (options.kills, options.records, options.seed, MOST_SECONDS))
        said = _python(environment, "wangdi.world.proving.sync.trial", *given, "own")
    finally:
        subprocess.run([sys.executable, "-m", "wangdi", "db", "destroy"], env=environment)
        shutil.rmtree(own, ignore_errors=True)
    found = results.read(line for line in said.splitlines() if line.startswith("{"))
    results.show(found)
    more = {"seed": options.seed, "seconds": round(time.monotonic() - began, 1)}
    target = home() / "var" / "prove-sync.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [one.as_json() | more for one in found]
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(target)
    return 0 if found and all(one.holds for one in found) else 1


def _python(environment: dict[str, str], *arguments: str) -> str:
    """Run a module to its end; what it printed. Trouble where it fails."""
    argv = [sys.executable, "-m", *arguments]
    done = subprocess.run(argv, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Trouble(f"{' '.join(arguments)} failed; the reason stands above.")
    return done.stdout
