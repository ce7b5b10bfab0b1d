from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from wangdi.lib import clock
from wangdi.ui.components import bars, states, text, times
from wangdi.ui.tests.pages import html

NOON = datetime(2020, 2, 10, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon():
    with clock.frozen(NOON):
        yield


@pytest.mark.parametrize(
    ("language", "day", "other_year", "moment"),
    [
        ("zh-hans", "2月10日(周一)", "2019年12月31日(周二)", "2月10日(周一) 12:00"),
        ("en", "Mon 10 Feb", "Tue 31 Dec 2019", "Mon 10 Feb 12:00"),
    ],
)
def test_days_are_written_as_people_write_them(language, day, other_year, moment):
    with translation.override(language):
        assert times.day(date(2020, 2, 10)) == day
        assert times.day(date(2019, 12, 31)) == other_year
        assert times.moment(NOON) == moment


@pytest.mark.parametrize(
    ("seconds", "chinese", "english"),
    [
        (5, "刚刚", "just now"),
        (60, "1 分钟前", "1 minute ago"),
        (7200, "2 小时前", "2 hours ago"),
        (86_400, "1 天前", "1 day ago"),
        (7 * 86_400, "2月3日(周一) 12:00", "Mon 3 Feb 12:00"),
        (-60, "2月10日(周一) 12:01", "Mon 10 Feb 12:01"),
    ],
)
def test_ago(seconds, chinese, english):
    then = NOON - timedelta(seconds=seconds)
    with translation.override("zh-hans"):
        assert times.ago(then) == chinese
    with translation.override("en"):
        assert times.ago(then) == english


def test_a_day_near_midnight_is_the_office_s_day():
    with translation.override("en"):
        assert times.moment(datetime(2020, 2, 10, 16, 30, tzinfo=UTC)) == "Tue 11 Feb 00:30"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("还有12户", "还有\u200912\u2009户"),
        ("还有 12 户", "还有\u200912\u2009户"),
        ("在2月10日17时", "在\u20092月10日\u200917时"),
        ("用Typst打印", "用\u2009Typst\u2009打印"),
        ("没有", "没有"),
        ("", ""),
    ],
)
def test_spaced(given, wanted):
    assert text.spaced(given) == wanted


def test_a_state_is_a_word_with_a_shape():
    with translation.override("zh-hans"):
        late = html('{% state "late" %}')
    assert "逾期" in late
    assert "▲" in late
    assert 'aria-hidden="true"' in late
    assert "tone-amber" in late


def test_a_state_may_be_free_but_not_its_tone():
    assert "●" in html('{% state label="On loan" tone="qing" shape="●" %}')
    with pytest.raises(ValueError, match="unknown tone"):
        states.look("late", tone="red")


def test_text_is_escaped():
    assert "<b>" not in html("{% state label=word %}{% number word %}{% empty word %}", word="<b>")


def test_a_number_opens_to_its_rows():
    assert html('{% number 94067 "/people/" %}') == '<a class="figure" href="/people/">94,067</a>'
    assert "–" in html("{% number None %}")


@pytest.mark.parametrize("numbers", [(93_211, 402, 454), (1, 0, 0), (0, 0, 0), (100_000, 1, 1)])
def test_the_bar_adds_up(numbers):
    parts = bars.parts(*numbers)
    assert [part.number for part in parts] == list(numbers)
    width = sum(float(part.width.rstrip("%")) for part in parts)
    assert width == pytest.approx(100 if any(numbers) else 0, abs=0.05)
    assert all(float(part.width.rstrip("%")) >= 0.9 for part in parts if part.number)


def test_components_write_no_inline_style_or_script():
    page = html(
        "{% split_bar 1 2 3 %}{% icon 'home' %}{% notice 'stale' 'x' %}{% breadcrumb 'a' '/' 'b' %}"
    )
    assert "style=" not in page
    assert "<script" not in page
