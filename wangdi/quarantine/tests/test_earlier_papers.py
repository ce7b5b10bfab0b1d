"""Notices and letters of before their papers had words still read as they were issued."""

from datetime import UTC, datetime
from typing import Any

import pytest
import typst

from wangdi.documents import actions, pages
from wangdi.intake.actors import system
from wangdi.intake.stamps import Stamp
from wangdi.lib import ids
from wangdi.quarantine.actions.papers import LETTER, NOTICE

AT = datetime(2020, 2, 1, 4, 0, tzinfo=UTC)
COMMON = {
    "office": "三官庙街道办事处",
    "community": "协作路社区",
    "name": "张试验",
    "sex": "女",
    "address": "试验小区1号楼1单元101",
    "measure": "居家隔离医学观察",
    "category": "密切接触者",
    "day_zero": "2020年2月1日",
    "last_day": "2020年2月15日",
    "days": 14,
    "release_day": "2020年2月16日",
}
ISSUED: dict[str, dict[str, Any]] = {
    NOTICE: {
        "reasons": ["2月1日自重点地区返回"],
        "legal_basis": ["传染病防治法"],
        "morning": "07:00–09:00",
        "evening": "17:00–19:00",
        "fever": {"axillary": "37.3", "forehead": "37.3", "ear": "37.5"},
        "test_days": [1, 14],
        "team": [{"post": "片医", "name": "试验医生", "phone": "000"}],
    },
    LETTER: {"basis": ["已满14天，无症状"], "day": "2020年2月15日"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ISSUED)
def test_a_paper_issued_before_there_were_words_still_reads(kind):
    draft = actions.Draft(kind, "episode", ids.uuid7(), Stamp(1), None, {**COMMON, **ISSUED[kind]})
    [document] = actions.issue([draft], by=system("test"), at=AT)
    document.data = draft.data
    document.save()
    assert not pages.has_words(document)
    made = pages.pdf(document)
    assert made.startswith(b"%PDF")
    assert pages.pdf(document) == made
    with pytest.raises(pages.NotTogether):
        pages.pdfs([document])
    del document.data["name"]
    with pytest.raises(typst.TypstError):
        pages.pdf(document)
