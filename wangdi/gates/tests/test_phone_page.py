"""The gate's screen on its own page: its policy, its list, its records."""

from uuid import uuid4

import pytest
from django.urls import reverse

from wangdi.gates.models import Crossing
from wangdi.gates.tests.conftest import gate_at
from wangdi.lib import clock, ids
from wangdi.territory.models import Place


def _at(gate, name):
    return reverse(f"gates:{name}", args=[gate.id])


def _record(gate, **more):
    said = {"outcome": "allow", "code": "emergency"}
    payload = {"checkpoint": str(gate.id), "direction": "out", "means": "none", "decided": said}
    full = {"key": str(ids.uuid7()), "command": "gates.cross", "made_at": clock.now().isoformat()}
    return {**full, "payload": {**payload, "emergency": True}, **more}


@pytest.fixture
def guard(town):
    return town.client("guard")


@pytest.fixture
def here(town, gate, rules):
    """A gate in the community of the guard."""
    return gate


def _post(client, gate, body):
    return client.post(_at(gate, "record"), body, content_type="application/json")


def test_the_page_reads_codes_and_nothing_else_is_evaluated(guard, here):
    answer = guard.get(_at(here, "phone"))
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "csrftoken" in answer.cookies


def test_the_list_is_the_gates_own_and_kept_by_no_cache(guard, here):
    answer = guard.get(_at(here, "bundle"))
    assert set(answer.json()) == {"v", "keys", "list"}
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_the_screen_recorded_is_taken_once(guard, here):
    body = _record(here)
    assert _post(guard, here, body).json()["answer"] == "applied"
    assert _post(guard, here, body).json()["answer"] == "duplicate"
    assert Crossing.objects.get(id=body["key"]).code == "emergency"


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"key": "x"}', b"{" * 9000, b"null"]
)
def test_what_cannot_be_read_is_said(guard, here, body):
    answer = guard.post(_at(here, "record"), body, content_type="application/json")
    assert (answer.status_code, bool(answer.json()["sentence"])) == (400, True)


def test_nothing_but_a_gates_own_records_is_taken(guard, here):
    answer = _post(guard, here, _record(here, command="quarantine.release"))
    assert answer.status_code == 400
    assert not Crossing.objects.exists()


@pytest.mark.parametrize("name", ["phone", "bundle"])
def test_a_gate_of_others_is_not_there(guard, here, name):
    others = Place.objects.communities().exclude(id=here.community_id)
    far = gate_at(others[0], "别处的门")
    assert guard.get(_at(far, name)).status_code == 404
    assert guard.get(reverse(f"gates:{name}", args=[uuid4()])).status_code == 404
    assert _post(guard, far, _record(far)).status_code == 404
