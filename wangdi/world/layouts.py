"""What the reports tell of a territory's shape: kinds, zones, areas, hamlets, who manages what."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Layout:
    """`compounds` and `hamlets`: exact counts over all committees; 0: as many as come.

    `areas`: name → committees under it. `administration`: who manages the office, where that is
    not the district of its code. Every `unmanaged`th compound has no managing body.
    """

    centre: tuple[float, float]
    compounds: int = 0
    hamlets: int = 0
    unmanaged: int = 9
    administration: str = ""
    area_km2: float | None = None
    population: int | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _codes(office: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{office}{number:03d}" for number in numbers)


def _all(codes: tuple[str, ...], value: str) -> dict[str, str]:
    return dict.fromkeys(codes, value)


_LONGZIHU, _PINGYUAN = "410105014", "411402001"
_RESETTLED = _codes(_LONGZIHU, 1, 2, 3, 4, 5, 6, 7)
_CAMPUS, _ISLAND = _codes(_LONGZIHU, 8, 9, 11), _codes(_LONGZIHU, 10, 12)
_COMMUNITIES = _codes(_PINGYUAN, 1, 2, 3, 4, 5, 6, 7)
_COMMITTEES = _codes(_PINGYUAN, 16, 17, 18, 19, 20)
_VILLAGES = _codes(_PINGYUAN, 22, 23, 24)
_AREAS = "一二三四五六七八九"

LAYOUTS: Mapping[str, Layout] = {
    "410102006": Layout((34.7480, 113.6010)),
    "410181005": Layout((34.7485, 113.0160)),
    _LONGZIHU: Layout(
        (34.7920, 113.8020),
        administration="郑东新区管理委员会",
        area_km2=18,
        population=160_000,
        kinds=_all(_RESETTLED, "resettlement"),
        zones=_all(_RESETTLED, "安置区") | _all(_CAMPUS, "高校园区") | _all(_ISLAND, "智慧岛"),
    ),
    _PINGYUAN: Layout(
        (34.4430, 115.6480),
        compounds=168,
        hamlets=36,
        kinds=_all(_COMMITTEES, "committee") | _all(_VILLAGES, "village"),
        areas={
            f"第{_AREAS[at]}片区": members
            for at, members in enumerate(
                (
                    *((_COMMUNITIES[0], _COMMITTEES[0]), (_COMMUNITIES[1], _COMMITTEES[1])),
                    *((_COMMUNITIES[2], _COMMITTEES[2]), (_COMMUNITIES[3], _COMMITTEES[3])),
                    *((_COMMUNITIES[4], _COMMITTEES[4]), (_COMMUNITIES[5], _VILLAGES[0])),
                    *((_COMMUNITIES[6],), (_VILLAGES[1],), (_VILLAGES[2],)),
                )
            )
        },
    ),
    "340405001": Layout((32.6310, 116.8340)),
    "340405002": Layout((32.6420, 116.8210)),
    "340405003": Layout((32.6220, 116.8480)),
    "340405100": Layout((32.6530, 116.8060)),
    "340405121": Layout((32.6080, 116.8650)),
}
LONGZIHU_COMMITTEES = (*_RESETTLED, *_codes(_LONGZIHU, 8, 9, 10, 11, 12))
PINGYUAN_COMMITTEES = (*_COMMUNITIES, *_COMMITTEES, *_VILLAGES)
