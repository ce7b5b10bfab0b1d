"""docs/mission.md tells the truth: every row has its test, and the page is the table's."""

import pytest

from tests.house import mission, source


@pytest.mark.parametrize("row", mission.shown(), ids=lambda row: row.id)
def test_the_test_that_shows_it_exists(row):
    path = source.ROOT / row.file
    assert row.test in {function.name for function in source.functions(path)}


def test_the_page_is_generated_from_the_table():
    assert mission.PAGE.read_text() == mission.page()
