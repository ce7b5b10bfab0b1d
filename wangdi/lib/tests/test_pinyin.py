import pytest

from tests.timing import best
from wangdi.lib.pinyin import initials, name_initials, name_pinyin


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("三官庙", "sgm"),
        ("三官庙街道", "sgmjd"),
        ("Ａ区3号楼", "aq3hl"),
        ("", ""),
        ("·", ""),
        ("龘", "d"),
    ],
)
def test_initials(text: str, letters: str) -> None:
    assert initials(text) == letters


@pytest.mark.parametrize(
    ("name", "letters", "syllables"),
    [
        ("张三", "zs", "zhang san"),
        ("单雄", "sx", "shan xiong"),
        ("曾小明", "zxm", "zeng xiao ming"),
        ("仇和", "qh", "qiu he"),
        ("解放", "xf", "xie fang"),
        ("尉迟恭", "ycg", "yu chi gong"),
        ("王单", "wd", "wang dan"),
        ("欧阳娜", "oyn", "ou yang na"),
        ("阿依古丽·买买提", "ayglmmt", "a yi gu li mai mai ti"),
        ("Anna", "anna", "a n n a"),
        ("𠮷", "j", "ji"),
        ("", "", ""),
    ],
)
def test_names(name: str, letters: str, syllables: str) -> None:
    assert name_initials(name) == letters
    assert name_pinyin(name) == syllables


def test_names_of_a_subdistrict_take_a_moment() -> None:
    names = ["张小明", "李国强", "单雄信", "曾巩"] * 23_517
    assert best(lambda: [name_initials(name) for name in names]) < 1
