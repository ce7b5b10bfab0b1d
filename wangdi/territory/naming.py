"""Place names as people write them, made comparable: `3号楼`, `３栋` and `3#` are one building."""

import re
from functools import lru_cache

from wangdi.lib.identifiers import half_width

_OFFICE = re.compile(r"(社区居民委员会|社区居委会|居民委员会|村民委员会|居委会|村委会|社区|村)$")
_NUMBERED = re.compile(r"第?0*([0-9]+)(?:号楼|号院|号|楼|栋|幢|座|#楼|#)?")
_UNIT = re.compile(r"第?0*([0-9]+)(?:单元|门洞|门)?")
_CHINESE_NUMBER = re.compile(r"^第?([一二三四五六七八九十]{1,3})(?=号楼|号|栋|幢|座|楼|单元)")
_DIGITS = {character: number for number, character in enumerate("一二三四五六七八九", 1)}


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name without spaces and full-width forms; `3号楼`, `03栋` and `3#` are all `3`."""
    text = _counted_out("".join(half_width(name).lower().split()))
    numbered = _NUMBERED.fullmatch(text)
    return numbered[1] if numbered else text


@lru_cache(maxsize=2_000)
def plain_unit(name: str) -> str:
    """`1单元`, `一单元` and `01` are all `1`."""
    text = _counted_out("".join(half_width(name).lower().split()))
    numbered = _UNIT.fullmatch(text)
    return numbered[1] if numbered else text


@lru_cache(maxsize=2_000)
def plain_community(name: str) -> str:
    """A community without the word for its office: `三官庙社区居委会` and `三官庙` are one."""
    text = "".join(half_width(name).split())
    return _OFFICE.sub("", text) or text


def counted(text: str) -> int:
    """`三` → 3, `十二` → 12, `二十` → 20, `二十一` → 21."""
    if "十" not in text:
        return int("".join(str(_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _counted_out(text: str) -> str:
    return _CHINESE_NUMBER.sub(lambda found: str(counted(found[1])), text)
