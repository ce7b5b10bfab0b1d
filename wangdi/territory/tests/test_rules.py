import pytest

from wangdi.intake.commands import Refused
from wangdi.territory import rules


@pytest.mark.parametrize(
    ("kind", "parent", "may"),
    [
        ("subdistrict", "district", True),
        ("subdistrict", "administration", True),
        ("administration", None, True),
        ("area", "subdistrict", True),
        ("area", None, False),
        ("community", "area", True),
        ("resettlement", "subdistrict", True),
        ("committee", "town", True),
        ("village", "town", True),
        ("village", "community", False),
        ("hamlet", "village", True),
        ("hamlet", "town", False),
        ("building", "hamlet", True),
        ("building", "compound", True),
        ("building", "area", False),
        ("unit", "building", True),
        ("unit", "compound", False),
        ("compound", "compound", False),
    ],
)
def test_what_may_stand_under_what(kind, parent, may):
    assert rules.may_stand_under(kind, parent) is may
    if not may:
        with pytest.raises(Refused):
            rules.check_parent(kind, parent)


@pytest.mark.parametrize(
    ("households", "size"),
    [(0, "empty"), (1, "small"), (299, "small"), (300, "fitting"), (387, "fitting"),
     (500, "fitting"), (501, "large")],
)  # fmt: skip
def test_the_norm_of_a_grid(households, size):
    assert rules.size_of_grid(households) == size


@pytest.mark.parametrize(
    ("level", "parent", "fits"), [(3, 2, True), (2, 2, False), (2, None, True)]
)
def test_a_grid_lies_in_a_higher_one(level, parent, fits):
    assert rules.level_fits(level, parent) is fits
