"""Pinyin for search and order: initials of names and places, without tones.

The database sorts by code point (its locale knows no Chinese), so order by pinyin is a column.
"""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from wangdi.lib.identifiers.text import half_width

# Readings that a character has as a surname only.
_SURNAMES = {
    "秘": "bi", "薄": "bo", "卜": "bu", "单于": "chan yu", "种": "chong", "都": "du", "盖": "ge",
    "句": "gou", "黑": "he", "𠮷": "ji", "阚": "kan", "缪": "miao", "万俟": "mo qi",
    "牟": "mu", "佴": "nai", "能": "nai", "乜": "nie", "区": "ou", "朴": "piao", "繁": "po",
    "覃": "qin", "仇": "qiu", "单": "shan", "召": "shao", "折": "she", "澹台": "tan tai",
    "隗": "wei", "洗": "xian", "解": "xie", "尉迟": "yu chi", "乐": "yue", "员": "yun",
    "曾": "zeng", "查": "zha", "翟": "zhai", "祭": "zhai",
}  # fmt: skip


def initials(text: str) -> str:
    """First letters of a place or other words: `三官庙` → `sgm`; digits and Latin letters stay."""
    return "".join(map(_initial, half_width(text)))


def name_initials(name: str) -> str:
    """First letters of a person's name, the surname read as a surname: `单雄` → `sx`."""
    return "".join(syllable[:1] for syllable in _surname(name)) + initials(_given(name))


def name_pinyin(name: str) -> str:
    """A name in syllables parted by spaces, to sort by: `曾小明` → `zeng xiao ming`."""
    given = (syllable for syllable in map(_syllable, half_width(_given(name))) if syllable)
    return " ".join([*_surname(name), *given])


def _surname(name: str) -> list[str]:
    return _SURNAMES.get(name[:2], _SURNAMES.get(name[:1], "")).split()


def _given(name: str) -> str:
    """What is left of a name when a surname of the table has been read."""
    if name[:2] in _SURNAMES:
        return name[2:]
    return name[1:] if name[:1] in _SURNAMES else name


def _initial(character: str) -> str:
    return _syllable(character)[:1]


@lru_cache(maxsize=100_000)
def _syllable(character: str) -> str:
    """The commonest reading of one character; a Latin letter or digit is itself, signs nothing."""
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    reading = lazy_pinyin(character, style=Style.NORMAL, errors="ignore")
    return reading[0].lower() if reading else ""
