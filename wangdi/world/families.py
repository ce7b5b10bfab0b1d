"""Families of a town on paper: nobody in them can exist."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from wangdi.lib.identifiers import practice_id
from wangdi.world.words import EMPLOYERS, GIVEN, SURNAMES, number

SIZES = (1, 2, 3, 4, 5, 6)
SIZE_WEIGHTS = (16, 28, 30, 16, 7, 3)
NAMED_SIZES = (1, 2, 3, 2, 2)
ELDER, GROWN, AT_WORK = 70, 16, range(22, 60)
YEAR = 365.25

SPECIAL = {
    2: ("孕妇甲", "孕妇"),
    4: ("透析患者甲", "透析"),
    6: ("独居老人甲", "独居老人;慢性病;无智能手机"),
    9: ("返乡人甲", ""),
    10: ("返乡人乙", ""),
    12: ("返乡人丙", ""),
    13: ("返乡人丁", ""),
    15: ("返乡人戊", ""),
    17: ("返乡人己", ""),
    19: ("返乡人庚", ""),
    20: ("返乡人辛", ""),
    22: ("返乡人癸", ""),
    23: ("返乡人子", ""),
    25: ("返乡人丑", ""),
    26: ("返乡人寅", ""),
    28: ("返乡人卯", ""),
    29: ("返乡人辰", ""),
    35: ("返乡人壬", ""),
    41: ("独居老人乙", "独居老人"),
}
"""Households of the named world whose head has a part to play, and what he needs."""


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    sex: str
    birth: date
    id_number: str
    phone: str
    relation: str
    employer: str
    needs: str


class Registry:
    """Numbers given out once: identity numbers of nobody, telephones that cannot ring."""

    def __init__(self, today: date, dice: Random) -> None:
        self.today, self.dice = today, dice
        self._sequences: Counter[tuple[date, str]] = Counter()
        self._phones = 0

    def enter(self, name: str, sex: str, age: int, relation: str, needs: str = "") -> Member:
        """A member with a birthday, a number and, when grown, a telephone."""
        days = int(age * YEAR) + self.dice.randrange(1, 365)
        birth = self.today - timedelta(days=days)
        grown = GROWN <= age < ELDER or (age >= ELDER and not needs)
        employer = self.dice.choice(EMPLOYERS) if age in AT_WORK else ""
        if not needs and age < 1:
            needs = "婴幼儿"
        return Member(
            *(name, sex, birth, self._number(birth, sex), self._phone() if grown else ""),
            *(relation, employer, needs),
        )

    def _number(self, birth: date, sex: str) -> str:
        before = self._sequences[birth, sex]
        self._sequences[birth, sex] += 1
        return practice_id(birth, 2 * before + (sex == "男"))

    def _phone(self) -> str:
        self._phones += 1
        return f"000{self._phones:08d}"


def sizes(households: int, people: int, dice: Random) -> list[int]:
    """So many households that hold exactly so many people."""
    drawn = dice.choices(SIZES, SIZE_WEIGHTS, k=households)
    missing = people - sum(drawn)
    step = 1 if missing > 0 else -1
    while missing:
        at = dice.randrange(households)
        if SIZES[0] <= drawn[at] + step <= SIZES[-1]:
            drawn[at] += step
            missing -= step
    return drawn


def named_family(at: int, registry: Registry) -> list[Member]:
    """The family behind door `at` (from 1) of the named world; their names say who they are."""
    size = NAMED_SIZES[(at - 1) % len(NAMED_SIZES)]
    head, needs = SPECIAL.get(at, (f"住户{number(at)}", ""))
    age = 78 if "独居" in needs else 31 if "孕妇" in needs else 35 + at % 30
    sex = "女" if "孕妇" in needs or at % 2 else "男"
    other = "男" if sex == "女" else "女"
    known = [registry.enter(head, sex, age, "户主", needs)]
    if size > 1:
        known.append(registry.enter(f"{head}配偶", other, age - 1, "配偶"))
    if size > 2:
        known.append(registry.enter(f"{head}子女", other, age - 26, "子女"))
    return known


def family(size: int, registry: Registry) -> list[Member]:
    """A household of `size`: a head, perhaps a spouse, children, then parents."""
    dice = registry.dice
    surname = dice.choice(SURNAMES)
    age = dice.randint(24, 84) if size < 3 else dice.randint(27, 58)
    sex = dice.choice("男女")
    needs = _needs(size, age, dice)
    known = [registry.enter(_name(surname, dice), sex, age, "户主", needs)]
    if size > 1:
        other = "女" if sex == "男" else "男"
        spouse = _name(dice.choice(SURNAMES), dice)
        known.append(registry.enter(spouse, other, max(22, age + dice.randint(-4, 3)), "配偶"))
    for _child in range(min(size - 2, 2)):
        young = max(0, age - 24 - dice.randint(0, 12))
        known.append(registry.enter(_name(surname, dice), dice.choice("男女"), young, "子女"))
    for _parent in range(size - 4):
        old = age + dice.randint(22, 30)
        wants = _needs(2, old, dice)
        known.append(registry.enter(_name(surname, dice), dice.choice("男女"), old, "父母", wants))
    return known


def _name(surname: str, dice: Random) -> str:
    return surname + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2, 2))))


def _needs(size: int, age: int, dice: Random) -> str:
    wanted: list[str] = []
    if size == 1 and age >= ELDER:
        wanted.append("独居老人")
    if age >= ELDER and dice.random() < 0.35:
        wanted.append("慢性病")
    if age >= 75 and dice.random() < 0.3:
        wanted.append("无智能手机")
    if dice.random() < 0.006:
        wanted.append(dice.choice(("残疾", "透析")))
    return ";".join(wanted)
