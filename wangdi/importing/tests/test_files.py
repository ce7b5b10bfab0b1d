"""Which files are read, and with which sentence the others are refused."""

import io
import zipfile
from datetime import timedelta

import pytest

from tests.timing import best
from wangdi.importing import actions
from wangdi.importing.models import ImportRun, RunState, StoredFile
from wangdi.importing.tests.conftest import counts, person, text, workbook
from wangdi.lib import clock
from wangdi.lib.sheets import SheetRefused

ROWS = [person(1), person(2)]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (300 << 20))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "header"),
    [
        (workbook(*ROWS), 1),
        (text(ROWS).encode("gb18030"), 1),
        (text(ROWS).encode(), 1),
        (text(ROWS).encode("utf-8-sig"), 1),
        (text(ROWS).encode("utf-16"), 1),
        (text(ROWS, separator="\t").encode("gb18030"), 1),
        (text(ROWS, titles=3).encode("utf-8-sig"), 4),
    ],
    ids=["workbook", "gb18030", "utf-8", "mark", "utf-16", "tabs", "titles"],
)
def test_a_file_is_read_whatever_its_form(town, content, header):
    run = town.send(content)
    assert (run.state, run.trouble) == (RunState.READY, "")
    assert counts(run) == (2, 0, 0, 0)
    assert run.header_line == header


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"%PDF-1.7 \n", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "wrong_type"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "damaged"),
        (bomb(), "bomb"),
        (workbook(person())[:700], "damaged"),
        (b"  \n", "empty"),
    ],
    ids=["pdf", "picture", "encrypted", "old", "bomb", "cut", "blank"],
)
def test_another_file_is_refused_within_a_second(town, content, trouble):
    def send():
        with pytest.raises(SheetRefused) as refusal:
            town.send(content)
        assert refusal.value.code == trouble

    assert best(send) < 1
    assert not ImportRun.objects.exists()


def test_a_file_without_names_of_columns_says_so(town):
    run = town.send("一\n二\n三".encode())
    assert (run.state, run.trouble, run.rows) == (RunState.FAILED, "no_header", None)


@pytest.mark.parametrize("wrong", ["甲\0乙", "字" * 40_000, "字" * 600, "9" * 400, "<b>"])
@pytest.mark.parametrize("column", ["姓名", "房号", "小区", "联系电话", "身份证号", "性别"])
def test_one_wrong_cell_far_down_keeps_no_other_row_out(town, column, wrong):
    rows = [person(number) for number in range(1, 900)] + [person(901, **{column: wrong})]
    run = town.send(text(rows).encode())
    assert (run.state, run.trouble) == (RunState.READY, "")
    applied, _duplicate, review, _left_out = counts(town.write(run))
    assert (applied, review) in ((899, 1), (900, 0))


def test_the_file_is_kept_sealed_and_goes_when_it_is_written(town):
    content = text(ROWS).encode()
    run = town.send(content)
    stored = bytes(StoredFile.objects.values_list("content", flat=True).get(run=run).blob)
    assert ROWS[0]["身份证号"].encode() not in stored
    assert run.file.content == content
    town.write(run)
    assert not StoredFile.objects.exists()


def test_after_a_week_files_and_what_was_shown_of_them_are_gone(town):
    ready, failed = town.send(workbook(*ROWS)), town.send("一\n二".encode())
    assert actions.clear_away() == 0
    with clock.frozen(clock.now() + timedelta(days=8)):
        assert actions.clear_away() == 2
        assert actions.clear_away() == 0
    assert not StoredFile.objects.exists()
    for run in (ready, failed):
        run.refresh_from_db()
        assert (run.state, run.findings) == (RunState.WITHDRAWN, None)
