"""What may be said of a lead, and why it stands on which list: the rule and the database agree."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from wangdi.leads import lines, rules
from wangdi.leads.models import Lead, LeadBatch
from wangdi.lib import clock, ids

AT = datetime(2020, 2, 10, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def said(outcome: str, **changes) -> rules.Said:
    known = {"proofs": ("ticket",), "proof_text": "G1 次", "files": 0, "place": "", "reason": ""}
    return rules.Said(outcome, **{**known, **changes})


FREE = rules.Standing(settled=False, repeats=False, objected=False, offered=False)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (said("not_here"), None),
        (said("not_here", proof_text=""), "proofs"),
        (said("not_here", proof_text="", files=1), None),
        (said("not_here", proofs=()), "proofs"),
        (said("not_here", proofs=("seen",), proof_text=""), "proofs"),
        (said("here_controlled", proofs=("seen",), proof_text=""), None),
        (said("left"), "place"),
        (said("left", place="郑州"), None),
        (said("wrong_number", proofs=(), proof_text=""), None),
        (said("false", proofs=()), "proofs"),
    ],
)
def test_what_an_outcome_takes(wanted, field) -> None:
    found = rules.why_not(wanted, FREE)
    assert (found[0] if found else None) == field


@pytest.mark.parametrize("state", ["settled", "repeats", "objected", "offered"])
def test_what_keeps_a_lead_from_being_settled(state) -> None:
    now = rules.Standing(**{**dict.fromkeys(rules.Standing.__slots__, False), state: True})
    assert rules.why_not(said("not_here"), now) is not None
    assert (rules.why_not(said("not_here", reason="a slip"), now) is None) == (state == "settled")


def test_the_rule_and_the_database_agree(db) -> None:
    """Every combination that can be recorded stands on the same lists for both."""
    batch = LeadBatch.objects.create(sender="x", received_at=AT - HOUR, due_at=AT, registered_at=AT)
    places = ((None, None), (1, None), (1, 2))
    tries = ((0, "", None), (1, "no_answer", None), (3, "no_answer", None),
             (1, "wrong_number", None),
             (2, "reached", AT), (4, "no_answer", AT))  # fmt: skip
    ends = (("", None, None, False), ("not_here", AT, None, False), ("not_here", AT, AT, False),
            ("left", AT, AT + 2 * HOUR, True), ("here_undecided", AT, None, False),
            ("", None, AT, True))  # fmt: skip
    leads = [
        Lead(
            batch=batch, line=n, code=str(n), name="x", kind="other", sent={}, entered_at=AT,
            community_id=place[0], grid_id=place[1],
            attempts=tried[0], last_attempt=tried[1], reached_at=tried[2],
            outcome=end[0], settled_at=end[1], answered_at=end[2], stale=end[3],
            received_at=AT - HOUR, due_at=AT + due * HOUR, objected_at=objected, id=ids.uuid7(),
        )
        for n, (place, tried, end, due, objected) in enumerate(
            product(places, tries, ends, (-1, 1), (None, AT))
        )
    ]  # fmt: skip
    Lead.objects.bulk_create(leads)
    found = Lead.objects.all()
    counts = lines.counts(found, AT, 3)
    for name in rules.LISTS:
        by_rule = {one.id for one in leads if name in rules.why(lines.facts(one), AT, 3)}
        by_database = set(lines.on(found, name, AT, 3).values_list("id", flat=True))
        assert by_rule == by_database, name
        assert counts[name] == len(by_rule)


@pytest.mark.parametrize(("hour", "quiet"), [(7, True), (8, False), (20, False), (21, True)])
def test_people_are_called_by_day(hour, quiet) -> None:
    assert rules.is_quiet(clock.at(date(2020, 2, 10), time(hour, 30))) == quiet
