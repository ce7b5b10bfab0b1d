"""Where people come back from, as they write it: recognised by name, told by division code."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from wangdi.lib.identifiers import compact
from wangdi.screening import divisions
from wangdi.screening.divisions import Division
from wangdi.screening.journeys import KeyArea

Choice = tuple[str, str]
_HEAD = 8
"""A province is named at the beginning, or not at all."""
_MUNICIPALITIES = ("11", "12", "31", "50")


def code_of(origin: str, areas: Iterable[KeyArea] = ()) -> str:
    """The division code of a place as people write it, as far down as it is named.

    `湖北武汉江岸区` → `420102`. A key area named in it helps where the official names do not;
    empty where nothing is named, or where several places of one name could be meant.
    """
    code = recognise(origin)
    if code:
        return code
    named = (area.code for area in areas if divisions.short(area.name) in origin)
    return next(named, "")


@lru_cache(maxsize=4096)
def recognise(origin: str) -> str:
    """By official names alone: province, prefecture, county."""
    text = compact(origin)
    province, rest = _province(text)
    city = _one(divisions.cities(province), rest, shortened=True)
    if city:
        rest = rest[rest.index(city.short) + len(city.short) :]
        county = _one(divisions.counties(city.code), rest, shortened=True)
        return county.code if county else city.code
    county = _one(divisions.counties(province), rest, shortened=bool(province))
    return county.code if county else province


def told(code: str, written: str, *, abroad: bool = False) -> tuple[str, str]:
    """The place in words and its code, of what was chosen and what was written beside it.

    What is written says more where it lies in what was chosen; abroad has no code.
    """
    if abroad:
        return written or _("Abroad"), ""
    chosen = divisions.name_of(code)
    for text in (f"{chosen}{written}", written):
        found = recognise(text)
        if found.startswith(code):
            return written if chosen and written.startswith(chosen[:2]) else chosen + written, found
    return chosen + written, code


def beside(origin: str, code: str) -> str:
    """What was written beyond the place that a code names already."""
    return origin.removeprefix(divisions.name_of(code)) if code else origin


def name(code: str, fallback: str = "") -> str:
    """The full official name of a code, or what was written."""
    return divisions.name_of(code) or fallback


def places() -> list[Choice | tuple[str, list[Choice]]]:
    """Every prefecture under its province, for somebody who chooses with a thumb."""
    return [
        (
            province.name,
            [
                (province.code, _("%(province)s, place not named") % {"province": province.short})
                if divisions.cities(province.code)
                else (province.code, province.name),
                *((city.code, city.name) for city in divisions.cities(province.code)),
            ],
        )
        for province in divisions.provinces()
    ]


def grouped(areas: Iterable[KeyArea]) -> list[Choice | tuple[str, list[Choice]]]:
    """Key areas first, then every prefecture under its province."""
    named = {area.code: area.name for area in areas}
    known: list[Choice | tuple[str, list[Choice]]] = [*places()]
    return [(_("Key areas"), list(named.items())), *known] if named else known


def _province(text: str) -> tuple[str, str]:
    """Its code and what follows it; `吉林市` is the city and not the province."""
    found: tuple[int, Division] | None = None
    for one in divisions.provinces():
        at = text[:_HEAD].find(one.short)
        if at >= 0 and (found is None or at < found[0]):
            found = (at, one)
    if found is None:
        return "", text
    at, one = found
    rest = text[at + len(one.short) :]
    if rest.startswith("市") and one.code not in _MUNICIPALITIES:
        return one.code, text[at:]
    return one.code, rest


def _one(known: Sequence[Division], text: str, *, shortened: bool) -> Division | None:
    """The one place that the text names: the first named, the longest; None if two could be."""
    hits = [
        (at, -len(word), one)
        for one in known
        for word in ((one.short, one.name) if shortened else (one.name,))
        if len(word) > 1 and (at := text.find(word)) >= 0
    ]
    if not hits:
        return None
    hits.sort(key=lambda hit: hit[:2])
    best = {one for at, length, one in hits if (at, length) == hits[0][:2]}
    return best.pop() if len(best) == 1 else None
