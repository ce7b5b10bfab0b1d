import pytest

from wangdi.territory.walking import sort_key


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2号楼",), ("10号楼",)),
        (("3号楼", "1单元", "1002"), ("3号楼", "2单元", "101")),
        (("3号楼", "2单元", "501"), ("3号楼", "2单元", "1001")),
        (("二号楼",), ("十号楼",)),
        (("3号楼",), ("3号楼", "1单元")),
        (("3号楼", "", "9"), ("3号楼", "1", "1")),
        (("A2座",), ("a10座",)),
    ],
)
def test_numbers_are_walked_in_their_order(before, after):
    assert sort_key("", *before) < sort_key("", *after)


def test_the_same_number_written_otherwise_is_the_same_place():
    assert sort_key("", "三号楼", "二十一单元") == sort_key("", "３号楼", "21单元")


def test_a_key_stands_under_the_one_above_and_is_cut():
    assert sort_key("410102006002", "2号楼").startswith("410102006002 ")
    assert len(sort_key("x" * 200, "2")) == 120
