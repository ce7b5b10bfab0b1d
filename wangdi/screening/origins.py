"""Where people come back from: provinces by the beginning of their division code (GB/T 2260)."""

from collections.abc import Iterable

from wangdi.screening.rules import KeyArea

PROVINCES = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古",
    "21": "辽宁", "22": "吉林", "23": "黑龙江",
    "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建",
    "36": "江西", "37": "山东",
    "41": "河南", "42": "湖北", "43": "湖南", "44": "广东", "45": "广西", "46": "海南",
    "50": "重庆", "51": "四川", "52": "贵州", "53": "云南", "54": "西藏",
    "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆",
    "71": "台湾", "81": "香港", "82": "澳门",
}  # fmt: skip


def code_of(origin: str, areas: Iterable[KeyArea] = ()) -> str:
    """The code of a place as people write it; a key area named anywhere in it comes first.

    Province and key area are enough for every rule; empty where neither is named.
    """
    for area in areas:
        if area.name.rstrip("省市区县") in origin:
            return area.code
    return next((code for code, name in PROVINCES.items() if name in origin[:8]), "")


def choices(areas: Iterable[KeyArea]) -> list[tuple[str, str]]:
    """Key areas first, then every province, as choices of a form."""
    named = {area.code: area.name for area in areas}
    return [*named.items(), *((c, name) for c, name in PROVINCES.items() if c not in named)]
