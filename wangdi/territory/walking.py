"""The order in which one walks: building, unit and room by number, so that 2 comes before 10."""

import re

from wangdi.lib.identifiers import half_width
from wangdi.territory.naming import counted

_NUMBER = re.compile(r"[0-9]+")
_CHINESE_NUMBER = re.compile(
    r"[一二三四五六七八九十]{1,3}(?=号|栋|幢|座|单元|楼|层|室|期|区|组|排)"
)
_WIDTH = 5


def sort_key(above: str, *parts: str, longest: int = 120) -> str:
    """A key under the key `above`, comparable character by character: `3号楼` → `00003号楼`.

    A space parts the levels: it sorts before all that a name may hold.
    """
    levels = [above, *(_natural(part) for part in parts)]
    return " ".join(level for level in levels if level)[:longest]


def _natural(text: str) -> str:
    plain = "".join(half_width(text).upper().split())
    spelt = _CHINESE_NUMBER.sub(lambda found: str(counted(found.group())), plain)
    return _NUMBER.sub(lambda found: found.group().zfill(_WIDTH), spelt) or "0"
