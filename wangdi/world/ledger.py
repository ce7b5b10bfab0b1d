"""The household ledger of a town as an office would hand it in: one sheet, with its mistakes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from wangdi.lib.sheets import write_table
from wangdi.world.families import Member, Registry, family, named_family, sizes
from wangdi.world.planning import Building, Door, Town, is_of
from wangdi.world.scales import NAMED, Office, Scale

HEADINGS = (
    *("序号", "社区", "网格", "小区", "楼栋", "单元", "房号", "房屋用途", "户别", "姓名", "性别"),
    *("出生日期", "证件类型", "证件号码", "联系电话", "与户主关系", "工作单位", "特殊需求"),
    *("入住日期", "备注"),
)
ROOM, ID_NUMBER, PHONE, BIRTH, BUILDING, NOTE = 5, 12, 13, 10, 3, 18
TWICE, WITHOUT_ROOM, DIGITS_LOST, ODD = 0.003, 0.0007, 0.0004, 0.03
LOST = "9.99999E+17"
NOBODY = Office("nobody", households=0, people=0, empty=0)
Row = list[object]


def write(target: Path, rows: Sequence[Row]) -> None:
    """Write the workbook; numbers of documents and telephones are text, as they must be."""
    write_table(target, HEADINGS, ([at, *row] for at, row in enumerate(rows, 1)), sheet="底册")


def books(
    town: Town, scale: Scale, names: Mapping[str, str], *, today: date, dice: Random
) -> Iterator[tuple[Office, list[Row]]]:
    """Each office's rows, without their running number; `names` are the communities' by code.

    The rows that are right bring exactly the households and people of the office. Mistakes are
    added to them: people written twice, without a room, with a number that lost its digits.
    """
    registry = Registry(today, dice)
    for office in scale.offices:
        has_home = scale.home.startswith(office.code)
        found = [
            row
            for building, door, members in _inhabited(town, office, registry, has_home=has_home)
            for row in _door_rows((names[building.community], building), door, members, registry)
        ]
        people = [row for row in found if row[8]]
        for row in dice.sample(people, int(len(people) * ODD)):
            _write_oddly(row, dice)
        yield office, found + _mistakes(people, registry)


def _inhabited(
    town: Town, office: Office, registry: Registry, *, has_home: bool
) -> Iterator[tuple[Building, Door, list[Member]]]:
    """Every door with those who live there; an empty list for an empty one."""
    here = (one for one in town.buildings if is_of(office, one.community))
    doors = ((building, door) for building in here for door in building.doors)
    at, named = 0, NAMED if has_home else NOBODY
    for place, (building, door) in enumerate(islice(doors, named.households + named.empty), 1):
        empty = place % 16 == 0
        at += not empty
        yield building, door, [] if empty else named_family(at, registry)
    households = office.households - named.households
    people = sizes(households, office.people - named.people, registry.dice) if households else []
    filled = [*people, *[0] * (office.empty - named.empty)]
    registry.dice.shuffle(filled)
    for size, (building, door) in zip(filled, doors, strict=True):
        yield building, door, family(size, registry) if size else []


def _door_rows(
    place: tuple[str, Building], door: Door, members: list[Member], registry: Registry
) -> Iterator[Row]:
    community, building = place
    where = [community, building.grid, building.compound, building.name, door.unit, door.room]
    if not members:
        yield [*where, "空置", *[""] * 12]
        return
    rented = registry.dice.random() < 0.17
    use, kind = ("出租", "租户") if rented else ("自住", "业主")
    since = registry.today - timedelta(days=registry.dice.randrange(30, 9000))
    for one in members:
        yield [
            *(*where, use, kind, one.name, one.sex, one.birth, "身份证", one.id_number, one.phone),
            *(one.relation, one.employer, one.needs, since, ""),
        ]


def _write_oddly(row: Row, dice: Random) -> None:
    """The same content as other hands write it."""
    how = dice.randrange(4)
    if how == 0:
        row[BUILDING] = str(row[BUILDING]).replace("号楼", "栋")
    elif how == 1 and isinstance(row[BIRTH], date):
        row[BIRTH] = f"{row[BIRTH]:%Y.%m.%d}"
    elif how == 2 and row[4]:
        row[4] = f"{row[4]}单元"
    elif row[PHONE]:
        row[PHONE] = f" {row[PHONE]} "


def _mistakes(people: Sequence[Row], registry: Registry) -> list[Row]:
    """Rows that a careful clerk would find: they bring nobody new into the ledger."""
    dice, count = registry.dice, len(people)
    twice = [list(row) for row in dice.sample(people, max(2, int(count * TWICE)))]
    homeless = [
        _stranger(row, registry) for row in dice.sample(people, max(1, int(count * WITHOUT_ROOM)))
    ]
    for row in homeless:
        row[ROOM] = ""
    lost = [
        _stranger(row, registry) for row in dice.sample(people, max(1, int(count * DIGITS_LOST)))
    ]
    for row in lost:
        row[ID_NUMBER] = LOST
    for row in (*twice, *homeless, *lost):
        row[NOTE] = "补录"
    return [*twice, *homeless, *lost]


def _stranger(near: Row, registry: Registry) -> Row:
    """Somebody else at the door of `near`."""
    [member] = family(1, registry)
    row = list(near)
    row[8:14] = [member.name, member.sex, member.birth, "身份证", member.id_number, member.phone]
    row[14:17] = ["其他", "", ""]
    return row
