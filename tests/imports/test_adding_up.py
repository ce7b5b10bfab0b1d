"""For any file and any kill: received = applied + duplicate + review, beside what is left out.

Files are put together of every trouble at once; a process is killed while it looks the rows
through, while it writes them, and right after the commit. What it says is counted against what
stands in the tables.
"""

import io
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wangdi.importing import actions, applying, keys, working
from wangdi.importing.models import ImportRun, RunState, StoredFile
from wangdi.importing.tests.conftest import HEADINGS, Town, counts, person
from wangdi.intake.models import Batch, Key, ReviewItem
from wangdi.lib.sheets import write_table
from wangdi.people.models import Person

LOST = 4.10105194912310e17
ODD: dict[str, Any] = {
    "社区": st.sampled_from(["近社区", "远社区", "", "没有的社区", "#REF!"]),
    "楼栋": st.sampled_from(["1号楼", "2栋", "１", "9号楼", "", "合计"]),
    "房号": st.sampled_from(["101", "１０２", 101.0, "", "#N/A", "房" * 30]),
    "姓名": st.sampled_from(["甲住户安", "甲住户宁", "", "甲1", "姓名", "注：以上", "甲\0"]),
    "性别": st.sampled_from(["男", "2", "M", "不明白", ""]),
    "出生日期": st.sampled_from(["1980.1.2", "二月三日", 29222.0, "昨天", "", "1980"]),
    "身份证号": st.sampled_from(["'11010519491231002x ", LOST, "4.1E+17", "", "1"]),
    "联系电话": st.sampled_from(["+86 138 0000 0000", "1.38E+10", "00000000001/00000000002", ""]),
}
ROWS = st.lists(
    st.one_of(
        st.builds(person, st.integers(1, 6)),
        st.builds(person, st.integers(1, 6), **ODD),
        st.just({"社区": "合计"}),
        st.just({"社区": "填表人：网格员"}),
        st.just({name: name for name in HEADINGS}),
        st.just({}),
    ),
    min_size=1,
    max_size=14,
)
ANSWERS = st.sampled_from(["as offered", "first", "last"])
KILLS = st.sampled_from(["", "checking", "preparing", "writing", "finishing", "committed"])
FORMS = st.sampled_from(["xlsx", "csv"])


class Killed(BaseException):
    """What a process that is killed does not come back from."""


def file_of(rows: list[dict[str, Any]], form: str) -> bytes:
    cells = [[row.get(name, "") for name in HEADINGS] for row in rows]
    if form == "csv":
        lines = [HEADINGS, *([str(cell).replace("\0", "") for cell in one] for one in cells)]
        return "\r\n".join(",".join(line) for line in lines).encode("gb18030")
    file = io.BytesIO()
    write_table(file, HEADINGS, cells)
    return file.getvalue()


@contextmanager
def killed_at(moment: str, patch: pytest.MonkeyPatch) -> Any:
    """Stop a process dead at that moment; its transaction is gone, what was committed is not."""
    where = {
        "checking": (working, "examine"),
        "preparing": (working, "packed"),
        "writing": (applying, "submit"),
        "finishing": (applying, "_finish"),
    }
    with patch.context() as patched:
        if moment in where:
            patched.setattr(*where[moment], _dies)
        yield


def _dies(*_given: object, **_named: object) -> None:
    raise Killed


def work(moment: str, patch: pytest.MonkeyPatch) -> None:
    """One process that is killed, then another that takes up what it left."""
    try:
        with killed_at(moment, patch), transaction.atomic():
            actions.run_pending()
    except Killed:
        pass
    ImportRun.objects.filter(state__in=actions.BUSY).update(taken_at=None)
    actions.run_pending()
    assert not actions.run_pending(), "nothing is done twice"


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, form=FORMS, answers=ANSWERS, kill=KILLS)
def test_any_file_and_any_kill_adds_up(
    office: Town,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[dict[str, Any]],
    form: str,
    answers: str,
    kill: str,
) -> None:
    with transaction.atomic():
        monkeypatch.setattr("wangdi.importing.rules.AT_ONCE", 0)
        run = office.send(file_of(rows, form))
        work(kill, monkeypatch)
        run.refresh_from_db()
        assert run.state == RunState.READY, run.trouble
        run = _answered(run, answers, monkeypatch)
        said, before = counts(run), _stands()
        if run.rows == run.left_out:
            transaction.set_rollback(True)
            return
        office.write(run)
        work(kill, monkeypatch)
        run.refresh_from_db()
        assert (run.state, counts(run)) == (RunState.APPLIED, said)
        _agrees(run, before)
        transaction.set_rollback(True)


def _answered(run: ImportRun, answers: str, patch: pytest.MonkeyPatch) -> ImportRun:
    """Each finding answered by the first or the last thing that is offered."""
    for finding in run.findings["findings"] if answers != "as offered" else ():
        choices = finding["choices"]
        known = {one["key"] for one in run.findings["findings"]}
        if len(choices) > 1 and finding["key"] in known:
            run = actions.decide(run, finding["key"], choices[0 if answers == "first" else -1])
            work("", patch)
            run.refresh_from_db()
            assert run.state == RunState.READY
    return run


def _stands() -> tuple[int, int, int]:
    models = (Person, ReviewItem, Key)
    people, kept, known = (model.objects.count() for model in models)
    return people, kept, known


def _agrees(run: ImportRun, before: tuple[int, int, int]) -> None:
    """What the run says is what stands in the tables."""
    people, kept, known = (now - then for now, then in zip(_stands(), before, strict=True))
    assert run.received == (run.applied or 0) + (run.duplicate or 0) + (run.review or 0)
    assert people <= (run.applied or 0)
    assert (kept, known) == (run.review, run.received)
    batch = Batch.objects.order_by("-id").values_list("received", "applied", "duplicate", "review")
    assert batch.first() == (run.received, run.applied, run.duplicate, run.review)
    assert not StoredFile.objects.filter(run=run).exists()
    family = {key.int >> 32 for key in Key.objects.values_list("key", flat=True)}
    own: set[UUID] = set(keys.keys_of(run, [2]))
    assert {key.int >> 32 for key in own} <= family
