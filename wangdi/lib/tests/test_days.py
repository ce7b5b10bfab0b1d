"""Days in every writing that lists are found in."""

from datetime import date, datetime

import pytest

from wangdi.lib.sheets import read_day

TODAY = date(2020, 2, 10)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *((text, date(2020, 2, 3)) for text in (
            "2020-02-03", "2020-2-3", "2020.2.3", "2020/2/3", "20200203", "20200203.0",
            "2020年2月3日", "2020年2月3号", "二〇二〇年二月三日", "二零二零年二月三日",
            "2020-02-03 08:30",
            "２０２０．２．３", "43864", "43864.0", 43864, 43864.0, 20200203,
            date(2020, 2, 3), datetime.fromisoformat("2020-02-03T08:30"),
        )),
        ("一九八〇年十二月三十一日", date(1980, 12, 31)),
        ("二〇二〇年一月二十日", date(2020, 1, 20)),
        ("", None), ("昨天", None), ("2020", None), (2020, None), ("2020年2月", None),
        ("2020-02-30", None), (2.3, None), (99999, None), (True, None),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell: object, day: date | None) -> None:
    assert read_day(cell, today=TODAY) == (day, False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2月3日", date(2020, 2, 3)), ("二月三日", date(2020, 2, 3)), ("2.3", date(2020, 2, 3)),
        ("2月11日", date(2019, 2, 11)), ("12月31日", date(2019, 12, 31)),
        ("2月29日", date(2016, 2, 29)), ("2月30日", None), ("13.1", None),
    ],
)  # fmt: skip
def test_without_a_year_it_is_the_latest_that_has_passed(cell: str, day: date | None) -> None:
    assert read_day(cell, today=TODAY) == (day, True)


def test_days_since_1904() -> None:
    assert read_day(42402, today=TODAY, date1904=True).day == date(2020, 2, 3)
