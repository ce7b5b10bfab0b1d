"""The decision at a gate, by the table that the phone's script is held against too."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from wangdi.gates.rules import deciding
from wangdi.gates.rules.codes import CODES, HEALTH, OUTCOMES, WAIT, Decision

TABLE = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
MOMENTS = ("at", "valid_from", "valid_until")
WAYS = ("outs", "ins")


def read(kind: str, case: dict[str, Any]) -> dict[str, Any]:
    """The base of the table with what the case says otherwise, times as times."""
    told = {**TABLE["base"][kind], **case.get(kind, {})}
    for name in MOMENTS:
        if told.get(name):
            told[name] = datetime.fromisoformat(told[name])
    for name in WAYS:
        if name in told:
            told[name] = tuple(map(datetime.fromisoformat, told[name]))
    return told


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_cases(case):
    asked = deciding.Asked(**read("asked", case))
    known = deciding.Known(**read("known", case))
    rules = deciding.Rules(**read("rules", case))
    assert deciding.decide(asked, known, rules) == Decision(**case["says"])


def test_the_table_says_every_code_and_no_other():
    said = {case["says"]["code"] for case in TABLE["cases"]}
    assert said == set(CODES)
    assert {case["says"]["outcome"] for case in TABLE["cases"]} == set(OUTCOMES)


def test_names_of_cases_are_their_own():
    names = [case["name"] for case in TABLE["cases"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", sorted(HEALTH))
def test_no_health_reason_is_shown(code):
    assert Decision("refuse", code).shown == WAIT


def test_an_emergency_passes_whatever_else_is_said():
    for case in TABLE["cases"]:
        asked = deciding.Asked(**{**read("asked", case), "emergency": True})
        known = deciding.Known(**read("known", case))
        rules = deciding.Rules(**read("rules", case))
        assert deciding.decide(asked, known, rules) == deciding.EMERGENCY
