"""The proof of the phones, in short: a real server behind a bad network, killed while they send."""

import json
import subprocess
import sys
from pathlib import Path

from tests.kills.conftest import Machine
from wangdi.field import entering, showing
from wangdi.field.entering import Asking
from wangdi.lib import clock, ids
from wangdi.project.home import CHECKOUT
from wangdi.world.proving import hearing
from wangdi.world.proving.handset import Handset
from wangdi.world.proving.sync import counting
from wangdi.world.proving.sync.street import MADE, SEEN

KILLS, RECORDS, SEED, SECONDS = 14, 720, 5, 55


def test_a_short_proof_loses_doubles_and_drops_nothing(machine: Machine) -> None:
    given = map(str, (KILLS, RECORDS, SEED, SECONDS))
    argv = [sys.executable, "-m", "wangdi.world.proving.sync.trial", *given, "shared"]
    done = subprocess.run(argv, env=machine.env, cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert [name for name, one in found.items() if not one["holds"]] == [], done.stderr
    assert found["records"]["value"] == RECORDS
    assert found["applied"]["value"] > found["kept_for_review"]["value"] > 0
    assert found["facts_of_them"]["value"] > 0
    assert found["kills_of_server"]["value"] > 0
    assert found["cut_before_the_answer"]["value"] > 0


def test_what_was_acknowledged_and_is_gone_is_seen(machine: Machine, tmp_path: Path) -> None:
    """A phone was told `applied` of a record that nobody has: the proof says so."""
    hearing.begin()
    worker = machine.town.user("worker")
    handset = Handset.of(showing.signed_in(entering.sign_in(worker, Asking(name="练习"))))
    one = handset.record(ids.uuid7(), "screening.record_visit", {}, at=clock.now())
    (tmp_path / MADE).write_text(json.dumps([[one["key"], one["command"]]]))
    (tmp_path / SEEN).write_text("{}")
    (tmp_path / "told-0").write_text(json.dumps([one["key"], "applied"]) + "\n")
    found = {result.name: result for result in counting.results(tmp_path)}
    assert found["lost_after_acknowledgement"].value == 1
    assert found["silently_dropped"].value == 1
    assert not found["lost_after_acknowledgement"].holds
