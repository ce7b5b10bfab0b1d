from datetime import date

import pytest

from wangdi.people.models import Person
from wangdi.people.rules import taken_over


@pytest.mark.parametrize(
    ("one", "other", "taken"),
    [
        ({}, {}, {}),
        ({"sex": "m"}, {"sex": "f"}, {}),
        ({}, {"sex": "f", "employer": "示范厂"}, {"sex": "f", "employer": "示范厂"}),
        ({}, {"birth_date": date(1950, 1, 2)}, {"birth_date": date(1950, 1, 2)}),
        ({"phone": "1"}, {"phone": "2"}, {}),
        ({}, {"id_number": "9", "id_kind": "citizen"}, {"id_number": "9", "id_kind": "citizen"}),
        ({"needs": ["alone"]}, {"needs": ["alone"]}, {}),
        ({"needs": ["alone"]}, {"needs": ["dialysis"]}, {"needs": ["alone", "dialysis"]}),
        ({"floating": True}, {"floating": False}, {}),
        ({"note": "甲"}, {"note": "乙"}, {"note": "甲\n乙"}),
        ({"note": "甲乙"}, {"note": "乙"}, {}),
    ],
)
def test_who_remains_takes_over_only_what_he_lacks(one, other, taken):
    empty: dict[str, object] = {"employer": "", "registered_at": "", "note": "", "needs": []}
    entries = [Person(name="甲", **{**empty, "floating": False, **said}) for said in (one, other)]
    assert taken_over(*entries) == taken
