"""What becomes of those who come back: a few courses, told in days before today."""

from dataclasses import dataclass
from random import Random

HUBEI, ZHEJIANG, SHANGHAI = (
    ("420100", "湖北省武汉市"),
    ("330300", "浙江省温州市"),
    ("310000", "上海市"),
)
ZHUMADIAN, NANYANG = ("411700", "河南省驻马店市"), ("411300", "河南省南阳市")


@dataclass(frozen=True, slots=True)
class Fate:
    """`came` is how many days ago; the others say how far the office has got with him.

    `silent_for`: days without a reading. `fever`: since last evening. `released`: days ago.
    """

    name: str
    came: int
    origin: tuple[str, str]
    declined: bool = False
    decided: bool = True
    served: bool = True
    released: int = 0
    fever: bool = False
    silent_for: int = 0


RELEASED = Fate("released", 9, ZHUMADIAN, released=1)
DUE = Fate("due", 8, NANYANG)
FEBRILE = Fate("febrile", 4, HUBEI, fever=True)
SILENT = Fate("silent", 6, SHANGHAI, silent_for=2)
STEADY = Fate("steady", 5, HUBEI)
UNDECIDED = Fate("undecided", 1, HUBEI, decided=False, served=False)
FRESH = Fate("fresh", 0, HUBEI, decided=False, served=False)
UNSERVED = Fate("unserved", 2, ZHEJIANG, served=False)
DECLINED = Fate("declined", 3, NANYANG, declined=True, served=False)
LONG_FREE = Fate("long_free", 16, ZHUMADIAN, released=8)
LEAVING = Fate("leaving", 7, ZHUMADIAN)
IN_HOSPITAL = Fate("in_hospital", 5, HUBEI, silent_for=2)
AT_FACILITY = Fate("at_facility", 6, HUBEI, silent_for=3)
LONGER = Fate("longer", 6, NANYANG)
OBJECTING = Fate("objecting", 3, SHANGHAI)
"""Days after which something else happens to them: `turns`."""

NAMED = {
    "返乡人甲": RELEASED,
    "返乡人乙": DUE,
    "返乡人丙": FEBRILE,
    "返乡人丁": SILENT,
    "返乡人戊": STEADY,
    "返乡人己": UNDECIDED,
    "返乡人庚": UNSERVED,
    "返乡人辛": DECLINED,
    "返乡人壬": Fate("steady", 3, ZHEJIANG),
    "返乡人癸": IN_HOSPITAL,
    "返乡人子": AT_FACILITY,
    "返乡人丑": LONGER,
    "返乡人寅": LONG_FREE,
    "返乡人卯": LEAVING,
    "返乡人辰": OBJECTING,
}
COMMON = (
    *((RELEASED, 8), (DUE, 6), (FEBRILE, 1), (SILENT, 2), (STEADY, 0), (UNDECIDED, 4)),
    *((FRESH, 5), (UNSERVED, 4), (DECLINED, 6), (LONG_FREE, 6), (LEAVING, 3)),
    *((IN_HOSPITAL, 1), (AT_FACILITY, 2), (LONGER, 1), (OBJECTING, 2)),
)
"""How often each course is among a hundred and twenty others; the rest are steady."""


def draw(count: int, dice: Random) -> list[Fate]:
    """Courses for `count` people in the usual proportions, shuffled."""
    fates = [fate for fate, share in COMMON for _n in range(count * share // 120)]
    while len(fates) < count:
        origin = dice.choice((HUBEI, ZHEJIANG, SHANGHAI))
        fates.append(Fate("steady", dice.randint(1, 7), origin))
    dice.shuffle(fates)
    return fates
