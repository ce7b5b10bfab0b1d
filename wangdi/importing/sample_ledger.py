"""A made-up household ledger of any size, for measuring and for tests. Nobody in it can exist.

Names begin with the signs by which examples are numbered (甲乙丙丁), numbers are for practice.
`python -m wangdi.importing.sample_ledger FILE [PEOPLE]` writes one as a workbook.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from wangdi.lib.identifiers import practice_id
from wangdi.lib.sheets import write_table

HEADINGS = (
    "社区", "网格", "小区", "楼栋", "单元", "房号", "房屋用途", "户别", "姓名", "性别", "出生日期",
    "证件类型", "证件号码", "联系电话", "与户主关系", "工作单位", "特殊需求", "入住日期", "户籍地",
    "备注",
)  # fmt: skip
PEOPLE, HOMES = 94_067, 33_813
COMMUNITIES, COMPOUNDS, BUILDINGS = 10, 8, 13
UNITS, FLOORS, DOORS = 3, 6, 2
_FIRST = "甲乙丙丁戊己庚辛壬癸"
_SECOND = "子丑寅卯辰巳午未申酉戌亥"
_THIRD = "安宁和平长青松柏竹梅兰菊春夏秋冬东南西北金木水火土日月星云风雨雪山川江河湖海"
_NEEDS = ("", "", "", "", "", "", "", "", "独居老人", "慢性病", "独居老人;慢性病", "残疾", "婴幼儿")
_MEMBERS = (("户主", 0), ("配偶", 2), ("子", 27), ("女", 29), ("母", -25), ("孙子女", 55))
Cells = tuple[str | date, ...]


def addresses() -> Iterator[tuple[str, str, str]]:
    """Community, compound and building: more than enough for 33,813 homes."""
    for community in range(1, COMMUNITIES + 1):
        for compound in range(1, COMPOUNDS + 1):
            for building in range(1, BUILDINGS + 1):
                yield f"样本{community}社区", f"样本{community}{compound}院", f"{building}号楼"


def rows(people: int = PEOPLE) -> Iterator[Cells]:
    """Rows of the 20 columns, the same for every call. Every home has somebody."""
    chance = random.Random(people)
    homes = max(1, people * HOMES // PEOPLE)
    spare = people - homes
    for number, door in zip(range(homes), _doors(), strict=False):
        left = homes - number
        size = 1 + min(len(_MEMBERS) - 1, _share(spare, left, chance))
        if left == 1:
            size = 1 + min(spare, len(_MEMBERS) - 1)
        spare -= size - 1
        yield from _household(number, size, door, chance)


def _share(spare: int, left: int, chance: random.Random) -> int:
    """How many of those still to be housed live in the next home, so that all are at the end."""
    least, most = divmod(spare, left)
    return least + (chance.random() < most / left)


def _doors() -> Iterator[tuple[str, ...]]:
    for index, (community, compound, building) in enumerate(addresses()):
        for unit in range(1, UNITS + 1):
            for floor in range(1, FLOORS + 1):
                for door in range(1, DOORS + 1):
                    room = f"{floor}{door:02}"
                    yield community, f"G{index // 12 + 1:03}", compound, building, f"{unit}", room


def _household(
    number: int, size: int, door: tuple[str, ...], chance: random.Random
) -> Iterator[Cells]:
    first = chance.choice(_FIRST)
    born = date(1950, 1, 1) + timedelta(chance.randrange(40 * 365))
    let = chance.random() < 0.15
    moved = date(2005, 1, 1) + timedelta(chance.randrange(14 * 365))
    for place, (relation, later) in enumerate(_MEMBERS[:size]):
        birth = min(born + timedelta(later * 365 + chance.randrange(300)), date(2019, 12, 31))
        sequence = (number * 7 + place) % 1000
        yield (
            *door,
            "出租" if let else "住宅",
            "租户" if let else "业主",
            first + chance.choice(_SECOND) + chance.choice(_THIRD) + ("" if place % 2 else "明"),
            "男" if sequence % 2 else "女",
            birth,
            "身份证",
            practice_id(birth, sequence),
            f"000{number * 10 + place:08}",
            relation,
            f"样本单位{chance.randrange(2000)}" if later < 27 else "",
            chance.choice(_NEEDS),
            moved,
            "样本省样本市",
            "",
        )


def write(path: Path, people: int = PEOPLE) -> None:
    """Write the ledger as a workbook of one sheet."""
    write_table(path, HEADINGS, rows(people))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE)
