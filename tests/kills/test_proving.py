"""The proof itself: a short trial holds, and a record that is gone would be seen."""

import json
import subprocess
import sys
from pathlib import Path

from tests.kills.conftest import Machine
from wangdi.lib import ids
from wangdi.project.home import CHECKOUT
from wangdi.world.company import Company
from wangdi.world.proving import counting, hearing
from wangdi.world.proving.phones import Phone


def test_a_short_trial_loses_and_doubles_nothing(machine: Machine) -> None:
    argv = [sys.executable, "-m", "wangdi.world.proving.trial", "3", "7"]
    done = subprocess.run(argv, env=machine.env, cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert [name for name, one in found.items() if not one["holds"]] == []
    assert found["applied"]["value"] > found["kept_for_review"]["value"] > 0
    assert found["facts_of_them"]["value"] > 0
    assert found["kills"]["value"] > 0


def test_what_was_acknowledged_and_is_gone_is_counted(machine: Machine, tmp_path: Path) -> None:
    hearing.begin()
    phone = Phone(1, 1, tmp_path / "1", Company.load()["worker"], ids.uuid7(), [], "")
    line = {"again": False, "each": [(str(ids.uuid7()), "applied")]}
    phone.outbox.write_text(json.dumps(line) + "\n")
    found = {one.name: one for one in counting.results([phone])}
    assert found["lost_after_acknowledgement"].value == 1
    assert found["facts_undelivered"].value > 0, "nobody delivered to this receiver yet"
    assert not found["lost_after_acknowledgement"].holds
