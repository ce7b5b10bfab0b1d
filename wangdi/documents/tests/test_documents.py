"""Issued papers: the pages hold what was asked, and anybody may check them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typst
from django.urls import reverse

from wangdi.documents import actions, kinds, rendering, verifying
from wangdi.documents.models import Document
from wangdi.intake.actors import system
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids

AT = datetime(2020, 2, 1, 4, 0, tzinfo=UTC)
PAPER = """#import "/documents/templates/typ/house.typ": data, house, proof
#show: house.with(title: "试验文书")
#data.words
#proof()
"""


@pytest.fixture
def kind(tmp_path, monkeypatch):
    root = tmp_path / "root"
    root.mkdir()
    (root / "documents").symlink_to(Path(rendering.__file__).parent)
    (root / "paper.typ").write_text(PAPER, encoding="utf-8")
    monkeypatch.setattr(rendering, "ROOT", root)
    monkeypatch.setattr(rendering, "_compiler", rendering._compiler.__wrapped__)
    monkeypatch.setitem(
        kinds._kinds, "test.paper", kinds.DocumentKind("test.paper", "试验", "paper.typ", "试字")
    )
    return "test.paper"


def issue(kind: str, words: str = "正文") -> Document:
    data = {"office": "试验街道", "words": words}
    draft = actions.Draft(kind, "episode", ids.uuid7(), Stamp(1), None, data)
    return actions.issue([draft], by=system("test"), at=AT)[0]


@pytest.mark.django_db
def test_issue_and_render(kind):
    document = issue(kind)
    assert re.fullmatch(r"试字〔2020〕\d+号", document.number)
    pages = actions.pdf(document)
    assert pages.startswith(b"%PDF")
    assert actions.pdf(Document.objects.get(id=document.id)) == pages


@pytest.mark.django_db
def test_values_are_never_markup(kind):
    document = issue(kind, '#panic("x") $ [ * _ ` \\ "')
    assert actions.pdf(document).startswith(b"%PDF")


def test_a_missing_value_is_an_error(kind):
    with pytest.raises(typst.TypstError):
        rendering.render("paper.typ", {"office": "试验街道"})


def test_codes_are_long_and_plain():
    codes = {verifying.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}", c) for c in codes)


@pytest.mark.django_db
def test_the_page_of_proof_says_genuine_and_nothing_more(client, kind):
    document = issue(kind, "张三的住址")
    url = reverse("documents:verify", args=[document.code.lower()])
    page = client.get(url).content.decode()
    assert "是真的" in page
    assert document.number not in page
    assert "张三" not in page
    actions.withdraw(kind=kind, subjects=[document.subject], at=AT)
    assert "失效" in client.get(url).content.decode()
    assert client.get(reverse("documents:verify", args=["AAAA"])).status_code == 404


@pytest.mark.django_db
def test_a_stranger_reads_nothing(client, kind):
    answer = client.get(reverse("documents:read", args=[issue(kind).id]))
    assert answer.status_code == 302
