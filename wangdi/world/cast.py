"""Who plays in every town: one named person for each role, and a neighbour who sees nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

from wangdi.world.planning import COMPOUND
from wangdi.world.scales import SMALL, Scale
from wangdi.world.words import number

TOP, HOME, BEAT, NEXT_BEAT = "top", "home", "beat", "next beat"
FIRST_BEAT = SMALL.first_beat
PASSWORD = "wangdi-demo"
"""Of every demo account. The demo listens on this machine only, and its people do not exist."""


@dataclass(frozen=True, slots=True)
class Player:
    """`at`: one of the four words above, a code, or a compound or building of the named world.

    Without a `kind` he is no worker of the ledger of staff, without a `role` he does not sign in.
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
    Player("worker", "grid_worker", "网格员甲", BEAT, "grid", "网格员"),
    Player("neighbour", "grid_worker", "网格员乙", NEXT_BEAT, "grid", "网格员"),
    Player("captain", "building_captain", "楼栋长甲", f"{COMPOUND}1号楼", "captain", "楼栋长"),
    Player("secretary", "community_secretary", "社区书记甲", HOME, "community", "社区书记"),
    Player("doctor", "area_doctor", "片医甲", HOME, "doctor", "社区医生", "社区卫生服务中心"),
    Player("police", "area_police", "片警甲", HOME, "police", "社区民警", "派出所"),
    Player(
        "property", "property_manager", "物业经理甲", COMPOUND, "property", "物业经理", "示范物业"
    ),
    Player("guard", "gate_guard", "门岗员甲", HOME, "property", "门岗员", "示范物业"),
    Player("desk", "duty_desk", "值班员甲", TOP, "office", "值班员", "街道值班室"),
    Player(
        "leader", "leader", "街道领导甲", TOP, "office", "分管领导", "街道办事处", has_code=True
    ),
    Player("supplies", "supplies_keeper", "物资保管员甲", TOP, "office", "保管员", "街道物资组"),
    Player("transport", "transport", "交通组组长甲", TOP, "transport", "交通组组长", "街道交通组"),
    Player("clerk", "hotline_clerk", "话务员甲", TOP, "office", "话务员", "街道热线"),
    Player("counsellor", "counsellor", "心理咨询员甲", TOP, "office", "心理咨询员", "心理援助组"),
    Player("system", "system_admin", "系统管理员", TOP, has_code=True),
    Player("security", "security_admin", "安全管理员", TOP, has_code=True),
    Player("audit", "audit_admin", "审计管理员", TOP, has_code=True),
)


def player(username: str) -> Player:
    """The named person of that sign-in name; KeyError for others."""
    return {one.username: one for one in CAST}[username]


def company(scale: Scale, beats: Sequence[str], communities: Sequence[str]) -> list[Player]:
    """Everybody of a world: the named ones, a worker for each other beat, four for a community,

    a desk and a leader for each office under a district, a leader for each area, and helpers up to
    the number of `staff`.
    """
    known = [replace(one, at=_where(one.at, scale)) for one in CAST]
    if scale.households > SMALL.households:
        known += [*_walking(scale, beats), *_of_communities(scale, communities)]
        known += [*_of_offices(scale), *_of_areas(scale)]
    in_ledger = sum(bool(one.kind) for one in known)
    return known + list(_helpers(beats, scale.staff - in_ledger))


def _where(at: str, scale: Scale) -> str:
    words = {TOP: scale.top, HOME: scale.home, BEAT: scale.first_beat, NEXT_BEAT: scale.second_beat}
    return words.get(at, at)


def _walking(scale: Scale, beats: Sequence[str]) -> Iterator[Player]:
    free = [code for code in beats if code not in (scale.first_beat, scale.second_beat)]
    for at, code in enumerate(free, 3):
        yield Player(f"worker{at}", "grid_worker", f"网格员{number(at)}", code, "grid", "网格员")


def _of_communities(scale: Scale, communities: Sequence[str]) -> Iterator[Player]:
    others = [code for code in communities if code != scale.home]
    for at, code in enumerate(others, 2):
        for username in ("secretary", "doctor", "police", "property"):
            yield _another(username, at, code)


def _of_offices(scale: Scale) -> Iterator[Player]:
    """Under a district each subdistrict and town has its own desk and its own leader."""
    if scale.district:
        for at, office in enumerate(scale.offices, 2):
            yield _another("desk", at, office.code)
            yield replace(_another("leader", at, office.code), has_code=True)


def _of_areas(scale: Scale) -> Iterator[Player]:
    """Each area is under a leader of the office."""
    areas = [name for office in scale.offices for name in office.layout.areas]
    for at, name in enumerate(areas, 1):
        one = _another("leader", at, name)
        yield replace(
            one, username=f"area{at}", name=f"片区长{number(at)}", post="片区长", has_code=True
        )


def _another(username: str, at: int, code: str) -> Player:
    one = player(username)
    return replace(one, username=f"{username}{at}", name=one.name[:-1] + number(at), at=code)


def _helpers(beats: Sequence[str], count: int) -> Iterator[Player]:
    """Cadres of offices and volunteers, spread over the beats: they work and do not sign in."""
    kinds = (("volunteer", "志愿者", "志愿服务队"), ("community", "下沉干部", "区直机关"))
    for at, code in enumerate(islice(cycle(beats), max(0, count)), 1):
        kind, post, unit = kinds[at % 2]
        yield Player("", "", f"{post}{number(at)}", code, kind, post, unit)
