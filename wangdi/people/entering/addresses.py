"""A whole address in one cell: `东院3号楼2单元501`, `3-2-501`, `3#2-501`, `3栋501室`."""

import re
from functools import lru_cache
from typing import NamedTuple

from wangdi.lib.identifiers import compact

_NUMBER = "[0-9一二三四五六七八九十]+"
_ROOM = r"(?P<room>[0-9]{2,4}[A-Za-z]?)(?:室|号房|房|号|户)?"
_SPOKEN = re.compile(
    r"(?P<head>.*?)(?P<building>" + _NUMBER + r"|[A-Za-z][0-9]?)(?:号楼|号院|栋|幢|座|#楼|#|楼)-?"
    r"(?:(?P<unit>" + _NUMBER + r")(?:单元|门洞|门|-))?" + _ROOM
)
_DASHED = re.compile(r"(?P<head>[^0-9]*?)(?P<building>[0-9]+)[-/](?:(?P<unit>[0-9]+)[-/])?" + _ROOM)
_ABOVE = re.compile(r".*(?:省|市|(?<!社)(?<!小)区|县|街道办事处|街道|镇|乡)")
_COMMUNITY = re.compile(r"(?P<community>.+?(?:社区居委会|社区|居委会|村委会|村))(?P<compound>.*)")
_DIGITS = {word: str(at) for at, word in enumerate("〇一二三四五六七八九")}
_TEN = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?")


class Parts(NamedTuple):
    """What an address names; empty where it does not."""

    community: str
    compound: str
    building: str
    unit: str
    room: str


@lru_cache(maxsize=65_536)
def parts_of(text: str) -> Parts | None:
    """The parts of an address in one cell; None where it is not of a form that is known."""
    plain = compact(text)
    found = _SPOKEN.fullmatch(plain) or _DASHED.fullmatch(plain)
    if found is None:
        return None
    community, compound = _head(found["head"])
    building, unit = _in_digits(found["building"]), _in_digits(found["unit"] or "")
    return Parts(community, compound, f"{building}号楼", unit, found["room"])


def _head(text: str) -> tuple[str, str]:
    """Community and compound, without province, city, district and subdistrict before them."""
    above = _ABOVE.match(text)
    rest = text[above.end() :] if above else text
    known = _COMMUNITY.fullmatch(rest)
    community, compound = (known["community"], known["compound"]) if known else ("", rest)
    return community, compound.rstrip("-")


def _in_digits(text: str) -> str:
    text = _TEN.sub(lambda ten: _DIGITS[ten[1] or "一"] + _DIGITS.get(ten[2] or "", "0"), text)
    return "".join(_DIGITS.get(sign, sign) for sign in text)
