"""Two communities with a few buildings, a secretary, a duty desk, and files to send."""

import io
from dataclasses import dataclass
from typing import Any

import pytest

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.importing import actions, kinds
from wangdi.importing.models import ImportRun
from wangdi.lib import clock, ids
from wangdi.lib.identifiers import practice_id
from wangdi.lib.sheets import write_table
from wangdi.territory.actions import NewPlace, lay
from wangdi.territory.models import PlaceKind

HEADINGS = (
    "社区",
    "小区",
    "楼栋",
    "单元",
    "房号",
    "姓名",
    "性别",
    "出生日期",
    "身份证号",
    "联系电话",
)


@dataclass
class Town:
    office: int
    near: int
    far: int
    secretary: User
    desk: User

    def send(self, content: bytes, *, by: User | None = None, name: str = "台账.xlsx") -> ImportRun:
        user = by or self.desk
        mine = (
            frozenset({self.near}) if user == self.secretary else frozenset({self.near, self.far})
        )
        kind = kinds.kind("ledger")
        return actions.receive(content, name, kind=kind, by=user.actor(), communities=mine)

    def write(self, run: ImportRun) -> ImportRun:
        return actions.ask_to_write(run, kind=kinds.kind("ledger"))


def one(kind: PlaceKind, name: str, parent: int | None) -> int:
    return lay([NewPlace(kind, name, parent, ids.uuid7())])[parent, name]


def member(role: str, place: int) -> User:
    user = User.objects.create_user(role, f"测试{role}")
    Grant.objects.create(user=user, role=role, place_id=place, valid_from=clock.today())
    return user


@pytest.fixture
def town(db: Any) -> Town:
    office = one(PlaceKind.SUBDISTRICT, "样本街道", None)
    near, far = (one(PlaceKind.COMMUNITY, name, office) for name in ("近社区", "远社区"))
    compound = one(PlaceKind.COMPOUND, "东院", near)
    for building in ("1号楼", "2号楼"):
        one(PlaceKind.BUILDING, building, compound)
    one(PlaceKind.BUILDING, "9号楼", far)
    secretary, desk = member("community_secretary", near), member("duty_desk", office)
    return Town(office, near, far, secretary, desk)


def person(number: int = 1, **other: Any) -> dict[str, Any]:
    """A row that nothing is wrong with; `number` tells people and doors apart."""
    birth = clock.today().replace(year=1950 + number % 60, month=1, day=1 + number % 28)
    row = dict(
        zip(
            HEADINGS,
            (
                *(
                    "近社区",
                    "东院",
                    "1号楼",
                    "1",
                    f"{100 + number}",
                    f"甲住户{'安宁和平长青松柏'[number % 8]}",
                ),
                *("男", birth, practice_id(birth, 2 * number + 1), f"000{number:08}"),
            ),
            strict=True,
        )
    )
    return row | other


def workbook(*rows: dict[str, Any], headings: tuple[str, ...] = HEADINGS) -> bytes:
    file = io.BytesIO()
    write_table(file, headings, [[row.get(name, "") for name in headings] for row in rows])
    return file.getvalue()


def text(rows: list[dict[str, Any]], *, titles: int = 0, separator: str = ",") -> str:
    lines = ["近社区居民台账"] * titles + [separator.join(HEADINGS)]
    return "\r\n".join(lines + [separator.join(map(str, row.values())) for row in rows])


def counts(run: ImportRun) -> tuple[int | None, ...]:
    """Applied, duplicate, review, left out; they add up to the rows."""
    found = (run.applied, run.duplicate, run.review, run.left_out)
    assert run.rows == sum(number or 0 for number in found)
    return found


def causes(run: ImportRun) -> dict[str, int]:
    return {finding["cause"]: finding["count"] for finding in run.findings["findings"]}
