"""Real places by their statistical codes, read from the `china-division` data (npm, 2.7.0).

The largest of its files has 38 MB: it is searched where it lies and never read whole.
"""

import csv
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from wangdi.territory.models import PlaceKind

# A community is named without its office; a residents' committee is its office.
_ENDS = (
    ("村民委员会", PlaceKind.VILLAGE, ""),
    ("村委会", PlaceKind.VILLAGE, ""),
    ("社区居民委员会", PlaceKind.COMMUNITY, "社区"),
    ("社区居委会", PlaceKind.COMMUNITY, "社区"),
    ("居民委员会", PlaceKind.COMMITTEE, "居委会"),
    ("居委会", PlaceKind.COMMITTEE, "居委会"),
)


class UnknownCode(LookupError):
    """No place has this code; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class OfficialPlace:
    code: str
    name: str
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class OfficialSubdistrict:
    """A subdistrict or town, the district it belongs to, and its communities and villages."""

    district: OfficialPlace
    itself: OfficialPlace
    communities: tuple[OfficialPlace, ...]


def subdistrict(code: str) -> OfficialSubdistrict:
    """The subdistrict or town with the 9-digit `code`; UnknownCode where there is none."""
    if not (len(code) == 9 and code.isascii() and code.isdigit()):
        raise UnknownCode(_("The code of a subdistrict or town has 9 digits."))
    found = next(_rows("streets.csv", code), None)
    area = next(_rows("areas.csv", code[:6]), None)
    if found is None or area is None:
        raise UnknownCode(_("No subdistrict or town has the code %(code)s.") % {"code": code})
    return _subdistrict(area, found, _rows("villages.csv", code))


def district(code: str) -> list[OfficialSubdistrict]:
    """Every subdistrict and town of the district with the 6-digit `code`; UnknownCode if none."""
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise UnknownCode(_("The code of a district has 6 digits."))
    area = next(_rows("areas.csv", code), None)
    if area is None:
        raise UnknownCode(_("No district has the code %(code)s.") % {"code": code})
    inside: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("villages.csv", code):
        inside.setdefault(row[0][:9], []).append(row)
    return [
        _subdistrict(area, found, inside.get(found[0], ())) for found in _rows("streets.csv", code)
    ]


def district_of(code: str) -> OfficialPlace | None:
    """The district under which the statistics count whatever has this `code`."""
    area = next(_rows("areas.csv", code[:6]), None) if len(code) > 6 else None
    return OfficialPlace(*area, PlaceKind.DISTRICT) if area else None


def _subdistrict(
    area: tuple[str, str], itself: tuple[str, str], inside: Iterable[tuple[str, str]]
) -> OfficialSubdistrict:
    kind = PlaceKind.SUBDISTRICT if itself[1].endswith("街道") else PlaceKind.TOWN
    return OfficialSubdistrict(
        OfficialPlace(*area, PlaceKind.DISTRICT),
        OfficialPlace(*itself, kind),
        tuple(_community(*row) for row in inside),
    )


def _community(code: str, name: str) -> OfficialPlace:
    """The place itself: the files name its office (`…社区居委会`, `…村委会`, `…居委会`)."""
    for end, kind, suffix in _ENDS:
        if name.endswith(end) and (stem := name.removesuffix(end)):
            return OfficialPlace(code, f"{stem}{suffix}", kind)
    return OfficialPlace(code, name, PlaceKind.COMMUNITY)


def _rows(file: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Code and name of the lines that begin with `prefix`; the files are in the order of codes."""
    path: Path = settings.BASE_DIR / "node_modules" / "china-division" / "dist" / file
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as held:
        at = held.find(b"\n" + prefix.encode()) + 1
        while at and held[at : at + len(prefix)] == prefix.encode():
            end = held.find(b"\n", at)
            line = held[at : end if end > 0 else len(held)].decode()
            [(code, name, *_rest)] = csv.reader([line])
            yield code, name
            at = end + 1
