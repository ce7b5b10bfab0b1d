"""Who plays in every town: one named person for each role, and a neighbour who sees nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wangdi.world.planning import COMPOUND, HOME
from wangdi.world.words import number

OFFICE = "410102006"
FIRST_BEAT, SECOND_BEAT = f"{HOME}-01", f"{HOME}-02"
PASSWORD = "wangdi-demo"
"""Of every demo account. The demo listens on this machine only, and its people do not exist."""


@dataclass(frozen=True, slots=True)
class Player:
    """`at` is the code of a place or grid, or the name of a compound or building of the named

    world. Without a `kind` he is no worker of the ledger of staff.
    """

    username: str
    role: str
    name: str
    at: str
    kind: str = ""
    post: str = ""
    unit: str = ""
    has_code: bool = False


CAST = (
    Player("worker", "grid_worker", "网格员甲", FIRST_BEAT, "grid", "网格员"),
    Player("neighbour", "grid_worker", "网格员乙", SECOND_BEAT, "grid", "网格员"),
    Player("captain", "building_captain", "楼栋长甲", f"{COMPOUND}1号楼", "captain", "楼栋长"),
    Player("secretary", "community_secretary", "社区书记甲", HOME, "community", "社区书记"),
    Player("doctor", "area_doctor", "片医甲", HOME, "doctor", "社区医生", "社区卫生服务中心"),
    Player("police", "area_police", "片警甲", HOME, "police", "社区民警", "派出所"),
    Player(
        "property", "property_manager", "物业经理甲", COMPOUND, "property", "物业经理", "示范物业"
    ),
    Player("desk", "duty_desk", "值班员甲", OFFICE, "office", "值班员", "街道值班室"),
    Player(
        "leader", "leader", "街道领导甲", OFFICE, "office", "分管领导", "街道办事处", has_code=True
    ),
    Player("supplies", "supplies_keeper", "物资保管员甲", OFFICE, "office", "保管员", "街道物资组"),
    Player("system", "system_admin", "系统管理员", OFFICE, has_code=True),
    Player("security", "security_admin", "安全管理员", OFFICE, has_code=True),
    Player("audit", "audit_admin", "审计管理员", OFFICE, has_code=True),
)


def player(username: str) -> Player:
    """The named person of that sign-in name; KeyError for others."""
    return {one.username: one for one in CAST}[username]


def extras(beats: Sequence[str], communities: Sequence[str]) -> list[Player]:
    """Those who work beside the named ones: a worker for each other beat, four for a community."""
    others = [code for code in communities if code != HOME]
    free = [code for code in beats if code not in (FIRST_BEAT, SECOND_BEAT)]
    walking = [
        Player(f"worker{at}", "grid_worker", f"网格员{number(at)}", code, "grid", "网格员")
        for at, code in enumerate(free, 3)
    ]
    return walking + [
        replace(
            player(username),
            username=f"{username}{at}",
            name=player(username).name[:-1] + number(at),
            at=code,
        )
        for at, code in enumerate(others, 2)
        for username in ("secretary", "doctor", "police", "property")
    ]
