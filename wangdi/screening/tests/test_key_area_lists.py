"""A list of key areas from above: read, each line listed, known or kept for a person."""

from datetime import date

import pytest

from wangdi.importing import kinds
from wangdi.importing.kinds import Context, Table, Verdict
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.screening.key_areas.preparing import match, prepare
from wangdi.screening.models import Arrival, ClassChange, ListedArea
from wangdi.screening.tests.returning import arrive

HEADINGS = ("name", "code", "since", "until", "source")
GOOD = ("湖北省武汉市", "420100", "2020年1月23日", "", "示例〔2020〕1号")


def read(town, *rows):
    cells = {name: [row[at] for row in rows] for at, name in enumerate(HEADINGS)}
    context = Context(town.users["desk"].actor())
    prepared = prepare(Table(range(2, 2 + len(rows)), cells), context)
    return prepared, match(prepared, context)


def enter(town, prepared, who="desk"):
    records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
    return submit(actor=town.users[who].actor(), command="screening.enter_area", records=records), [
        one.key for one in records
    ]


def test_a_line_is_listed_by_its_code_or_its_name(town, noon) -> None:
    named = ("河南信阳固始", "", "2020-01-26", "2020.3.1", "示例〔2020〕2号")
    prepared, found = read(town, GOOD, named)
    assert (prepared.findings, found) == ([], [])
    assert enter(town, prepared)[0].applied == 2
    rows = ListedArea.objects.order_by("since").values_list("code", "since", "until")
    assert list(rows) == [
        ("4201", date(2020, 1, 23), None),
        ("411525", date(2020, 1, 26), date(2020, 3, 1)),
    ]


@pytest.mark.parametrize(
    ("at", "value", "cause"),
    [
        (0, "某地", "place_unknown"),
        (2, "不久前", "date_odd"),
        (3, "2020-01-01", "until_before"),
        (4, "", "source_missing"),
    ],
)
def test_what_is_wrong_is_kept_and_stops_nothing(town, noon, at, value, cause) -> None:
    bad = [*GOOD]
    bad[at] = value
    bad[1] = "" if at == 0 else bad[1]
    prepared, _found = read(town, bad, GOOD)
    [finding] = prepared.findings
    assert (finding.cause, finding.rows, finding.verdict) == (cause, [0], Verdict.REVIEW)
    answers, _keys = enter(town, prepared)
    assert (answers.applied, answers.review) == (1, 1)


def test_the_same_list_again_is_known(town, noon) -> None:
    prepared, _found = read(town, GOOD)
    enter(town, prepared)
    again, found = read(town, GOOD, GOOD)
    assert [(one.cause, one.rows) for one in found] == [("same_area", [0, 1])]
    assert enter(town, again)[0].duplicate == 2


def test_a_list_compares_recent_returnees_and_its_undo_too(town, noon) -> None:
    arrive(town, town.doors("one")[0])
    prepared, _found = read(town, GOOD)
    _answers, keys = enter(town, prepared)
    waiting = ClassChange.objects.filter(decided_at=None, lapsed_at=None)
    assert waiting.get().now_code == "4201"
    annul(actor=town.users["desk"].actor(), keys=keys, reason="wrong list")
    assert not waiting.exists()
    assert not Arrival.objects.get().key_area


def test_a_secretary_lists_nothing(town, noon) -> None:
    prepared, _found = read(town, GOOD)
    assert enter(town, prepared, "secretary")[0].review == 1
    assert kinds.kind("key_areas").permission == "screening.list_areas"
