"""Who is called first: the sum of signs, and each line list's reason."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from wangdi.quarantine.rules import risk, watch
from wangdi.quarantine.tests.test_rules import HENAN, facts

AT = datetime(2020, 2, 5, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CALM = {"heard_at": AT - HOUR}


def values(*told: str) -> list[Decimal]:
    return [Decimal(one) for one in told]


@pytest.mark.parametrize(
    ("told", "reasons", "level"),
    [
        ({}, (), "low"),
        ({"heard_at": None}, ("unheard",), "middle"),
        ({"heard_at": AT - 25 * HOUR}, ("unheard",), "middle"),
        ({"fever_at": AT - 2 * HOUR}, ("fever",), "high"),
        ({"fever_at": AT - 30 * HOUR}, ("fever_before",), "middle"),
        ({"fever_at": AT - 80 * HOUR}, (), "low"),
        ({"symptoms_at": AT - HOUR}, ("symptoms",), "middle"),
        ({"symptoms_at": AT - HOUR, "age": 81}, ("symptoms", "very_old"), "high"),
        ({"values": values("36.4", "36.6", "36.9")}, ("rising",), "low"),
        ({"values": values("36.4", "36.6", "36.7")}, (), "low"),
        ({"values": values("36.8", "36.4", "37.1")}, (), "low"),
        ({"age": 60}, ("old",), "low"),
        ({"age": 59}, (), "low"),
        ({"needs": ["dialysis"], "reducer_at": AT - HOUR}, ("reducer", "need"), "middle"),
        ({"missed": 1}, ("missed",), "low"),
        ({"missed": 9}, ("missed",), "middle"),
        ({"missed": 9, "heard_at": None}, ("unheard",), "middle"),
    ],
)
def test_risk(told, reasons, level):
    found = risk.weigh(risk.Signs(**(CALM | told)), at=AT, silent=24 * HOUR, clear=72 * HOUR)
    assert (found.reasons, found.level) == (reasons, level)


def test_silence_is_never_the_lowest():
    """Nobody is well because nothing is known of him."""
    quiet = risk.weigh(risk.Signs(), at=AT, silent=24 * HOUR, clear=72 * HOUR)
    assert quiet.level != "low"


@pytest.mark.parametrize(
    ("changes", "on", "off"),
    [
        ({"symptoms_at": AT - HOUR}, {"symptoms"}, {"fever"}),
        ({"symptoms_at": AT - 80 * HOUR}, set(), {"symptoms"}),
        ({"reducer_at": AT - HOUR}, {"reducer"}, set()),
        ({"reducer_at": AT - 25 * HOUR}, set(), {"reducer"}),
        ({"objection": True}, {"objection"}, set()),
        ({"stored": "suspended"}, {"suspended"}, {"late", "due", "silent", "release"}),
        ({"stored": "proposed", "home": "look"}, {"decide", "home"}, {"unsuitable", "team"}),
        ({"stored": "proposed", "home": "unsuitable"}, {"decide", "unsuitable"}, {"home"}),
        ({"home": "unsuitable"}, {"unsuitable"}, {"decide"}),
        ({"stored": "decided", "team_full": False}, {"team"}, {"serve"}),
    ],
)
def test_why_somebody_is_on_a_list(changes, on, off):
    found = watch.why(facts(**changes), watch.today(HENAN, AT))
    assert on <= found
    assert not off & found


def test_a_symptomatic_person_is_not_merely_late():
    """At 11:00, the morning's reading missing, symptoms told last evening: both, symptoms first."""
    at = AT + HOUR
    told = facts(symptoms_at=at - 15 * HOUR, last_reading_at=at - 15 * HOUR)
    found = watch.why(told, watch.today(HENAN, at))
    assert [name for name in watch.LISTS if name in found][:2] == ["symptoms", "late"]
