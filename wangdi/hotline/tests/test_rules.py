"""The pure rules: the table, the words, lists of people, the deadlines."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wangdi.hotline.rules import deadlines, states, words

DIAGRAM = Path(__file__).resolve().parents[3] / "docs" / "hotline-states.md"
NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)


def test_every_way_leads_to_the_end():
    for state in states.STATES:
        seen, frontier = {state}, {state}
        while frontier:
            frontier = {
                then for (before, _), then in states.TRANSITIONS.items() if before in frontier
            } - seen
            seen |= frontier
        assert states.CLOSED in seen, state


def test_every_state_has_its_words():
    assert set(states.LABELS) == set(states.SENTENCES) == set(states.STATES)


def test_nothing_is_closed_before_the_caller_was_answered():
    ends = {before for (before, act) in states.TRANSITIONS if act == "close"}
    assert ends == {states.REPLIED, states.EVALUATED}


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("楼上来了个武汉毒人", "楼上来了个武汉返乡人员"),
        ("这些毒人都该走", "这些返乡人员都该走"),
        ("the Wuhan Virus again", "the novel coronavirus again"),
        ("他是涉疫人员", "他是居家健康管理人员"),
    ],
)
def test_a_word_that_stigmatises_has_a_neutral_one(text, neutral):
    assert words.stigmatising(text)
    assert words.neutral(text) == neutral
    assert not words.stigmatising(neutral)


def test_no_neutral_word_is_itself_on_the_list():
    assert not [n for n in words.words().values() if words.stigmatising(n)]


def test_a_word_inside_a_longer_one_is_found_once():
    assert [found.word for found in words.stigmatising("武汉毒人")] == ["武汉毒人"]


@pytest.mark.parametrize(
    "text",
    [
        "张三、李四、王五都从外地回来了",
        "张三 李四 王小五 在二单元",
        "张三13800000001，李四13900000002",
        "410102199001010011 410102199001010022",
    ],
)
def test_a_list_of_people_is_seen(text):
    assert words.looks_like_a_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "二单元三楼有人从外地回来，昨晚灯亮着",
        "张三昨天从武汉坐高铁回来，没有登记",
        "老人王某和李某需要买药，万一发烧怎么办",
        "周一、周三、周五 垃圾没有人收",
        "金水路、江苏路、郑州路 路口卡点没有人",
        "电话13800000001没有人接",
    ],
)
def test_a_fact_is_no_list(text):
    assert not words.looks_like_a_list(text)


@pytest.mark.parametrize(("code", "hours"), [("life", 2), ("day", 24), ("ordinary", 168)])
def test_deadlines_are_data(code, hours):
    assert deadlines.due_at(NOON, code) == NOON + timedelta(hours=hours)
    assert deadlines.due_at(NOON, "complex") == NOON + timedelta(days=15)


def test_every_kind_has_its_deadline():
    assert set(deadlines.OF_KIND.values()) <= set(deadlines.deadlines())


@pytest.mark.parametrize(
    ("replied", "at", "expected"),
    [(None, 1, None), (None, 3, False), (1, 9, True), (2, 9, True), (3, 9, False)],
)
def test_in_time(replied, at, expected):
    due = NOON + timedelta(hours=2)
    when = NOON + timedelta(hours=replied) if replied else None
    assert deadlines.in_time(when, due, NOON + timedelta(hours=at)) is expected


def test_a_share_says_100_only_of_all():
    assert (deadlines.percent(199, 200), deadlines.percent(2, 2)) == (99, 100)
    assert deadlines.percent(0, 0) is None


def test_the_diagram_in_the_docs_is_the_table():
    assert states.mermaid() in DIAGRAM.read_text(encoding="utf-8")
