"""Numbers in addresses that no column holds name nothing."""

import pytest

HUGE = 10**24


@pytest.mark.parametrize(
    "path",
    [
        "/screening/s/ABCDEF/{huge}/",
        "/screening/s/ABCDEF/0/",
        "/screening/sheets/nothing-here/",
        "/screening/rounds/{round}/lit/{huge}/",
    ],
)
def test_what_is_not_there_is_not_found(town, canvass, path) -> None:
    url = path.format(huge=HUGE, round=canvass.id)
    assert town.client("worker").get(url).status_code == 404


def test_odd_questions_are_as_if_not_asked(town, canvass) -> None:
    client = town.client("secretary")
    base = f"/screening/rounds/{canvass.id}/"
    for query in ("doors/?worker=nobody", f"sheets/?community={HUGE}", f"plan/{HUGE}/"):
        assert client.get(base + query).status_code == 200
    assert client.post(f"{base}sheets/", {"building": [str(HUGE), "x"]}).status_code == 302
