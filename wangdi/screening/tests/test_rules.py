from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from wangdi.screening import journeys, origins, outcomes, rules
from wangdi.screening.journeys import Journey, KeyArea

WUHAN = KeyArea("4201", "武汉市", date(2020, 1, 20), date(2020, 4, 8))
HUBEI = KeyArea("42", "湖北省", date(2020, 1, 23))
DAY = date(2020, 2, 10)


@pytest.mark.parametrize("outcome", outcomes.OUTCOMES)
def test_only_an_opened_or_vacant_door_is_done(outcome) -> None:
    assert rules.settles(outcome) is (outcome in ("answered", "vacant"))


@pytest.mark.parametrize(
    ("covered", "doors", "expected"),
    [(0, 0, None), (0, 3, "0"), (1, 3, "33.3"), (2999, 3000, "99.9"), (3000, 3000, "100")],
)
def test_coverage_says_100_only_when_no_door_is_left(covered, doors, expected) -> None:
    assert outcomes.coverage(covered, doors) == (
        expected if expected is None else Decimal(expected)
    )


@pytest.mark.parametrize(
    ("code", "left", "arrived", "expected"),
    [
        ("420106", date(2020, 1, 22), DAY, WUHAN),
        ("420106", date(2020, 1, 19), DAY, None),
        ("420106", date(2020, 4, 8), date(2020, 4, 9), WUHAN),
        ("420106", date(2020, 4, 9), date(2020, 4, 9), HUBEI),
        ("42", date(2020, 1, 23), DAY, HUBEI),
        ("420106", None, DAY, WUHAN),
        ("410102", date(2020, 2, 1), DAY, None),
        ("", None, DAY, None),
    ],
)
def test_a_key_area_is_a_fact_of_travel_on_its_days(code, left, arrived, expected) -> None:
    assert journeys.key_area(Journey(code, left, arrived), [WUHAN, HUBEI]) == expected


def test_a_journey_knows_neither_birthplace_nor_id_number() -> None:
    assert set(Journey.__slots__) == {"origin_code", "left_on", "arrived_on", "via", "stays"}


def test_a_round_opens_at_eight_and_is_due_at_eight_in_the_evening() -> None:
    window = rules.door_window(date(2020, 2, 10), date(2020, 2, 12))
    assert window.opens_at == datetime(2020, 2, 10, 0, tzinfo=UTC)
    assert window.due_at == datetime(2020, 2, 12, 12, tzinfo=UTC)
    assert window.missed_at == datetime(2020, 2, 13, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("湖北省武汉市江岸区", "420102"),
        ("湖北黄冈", "4211"),
        ("广东省深圳市", "4403"),
        ("信阳固始", "411525"),
        ("吉林市", "2202"),
        ("吉林长春", "2201"),
        ("北京朝阳区", "110105"),
        ("鼓楼区", ""),
        ("湖北仙桃", "429004"),
        ("日本东京", ""),
    ],
)
def test_the_code_of_a_place_as_people_write_it(text, code) -> None:
    assert origins.code_of(text, [WUHAN, HUBEI]) == code
