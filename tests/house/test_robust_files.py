"""A file that means no good is answered soon, with a sentence, in little memory.

Alone on its machine in half a second; what is held here is that none takes minutes.
"""

import io
import resource
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.house.hostile import MARKUP
from wangdi.importing.models import ImportRun
from wangdi.importing.working import work_on
from wangdi.lib.sheets import SENTENCES

MEGABYTE = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def workbook(sheet: bytes = b"<worksheet/>", more: dict[str, bytes] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def lying(real: int, told: int) -> bytes:
    """A sheet that unpacks to `real` bytes where the directory speaks of `told`."""
    honest = workbook(b" " * real)
    return honest.replace(real.to_bytes(4, "little"), told.to_bytes(4, "little"))


def laughs() -> bytes:
    lines = ['<!ENTITY a "ha">']
    lines += [f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)]
    return f"<!DOCTYPE x [{''.join(lines)}]><worksheet>&j;</worksheet>".encode()


KINDS = {
    "sheet that swells": lambda: workbook(b" " * (300 * MEGABYTE)),
    "sheet of 2 GB by a lie": lambda: lying(300 * MEGABYTE, 40_000),
    "zip in a zip": lambda: workbook(more={"xl/media/a.zip": workbook()}),
    "thousands of parts": lambda: workbook(more={f"xl/{at}.xml": b"" for at in range(3_000)}),
    "encrypted": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "old": lambda: OLE + "Workbook".encode("utf-16-le"),
    "page": lambda: b"<html>" + MARKUP.encode() + b"</html>",
    "empty": lambda: b"",
    "blanks": lambda: b"\r\n \t\r\n",
    "nul": lambda: b"a,b\nc\0,d\n",
    "late nul": lambda: b"name,room\n" + b"a,1\n" * 40_000 + b"b\0,2\n",
    "no zip": lambda: b"PK\x03\x04" + b"x" * 5_000,
    "laughs": lambda: workbook(laughs()),
    "one long line": lambda: b"x" * (4 * MEGABYTE),
    "many columns": lambda: b"," * 100_000,
    "no names": lambda: b"1,2\n3,4\n",
    "names alone": lambda: "姓名,楼栋,房号\n".encode(),
    "100 MB": lambda: b"a,b\n" * (25 * MEGABYTE),
}


READ = {"late nul", "names alone"}
"""Files like any other; what is odd in them is said of their rows."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_file_is_answered_soon(town, kind):
    browser, content = town.client("desk"), KINDS[kind]()
    before, highest = ImportRun.objects.count(), peak()
    began = time.thread_time()
    file = SimpleUploadedFile(f"{MARKUP}../../a.xlsx", content)
    answer = browser.post(reverse("importing:runs"), {"kind": "ledger", "file": file})
    if answer.status_code == 302:
        run = ImportRun.objects.order_by("-sent_at", "-id")[0]
        work_on(run.id)
        run.refresh_from_db()
        assert (run.trouble in SENTENCES) != (kind in READ), run.trouble
        answer = browser.get(answer.headers["Location"])
    else:
        assert answer.context["form"].errors["file"]
        assert ImportRun.objects.count() == before
    assert time.thread_time() - began < 5
    assert peak() - highest < 300 * MEGABYTE
    assert MARKUP.encode() not in answer.content


def peak() -> int:
    """The most memory this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
