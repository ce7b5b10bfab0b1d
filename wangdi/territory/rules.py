"""What may stand under what, and what may become of a place. No database."""

from django.utils.translation import gettext as _

from wangdi.intake.commands import Refused
from wangdi.territory.models.kinds import COMMUNITY_KINDS, OFFICE_KINDS, SMALL_KINDS, PlaceKind

_OFFICES = {PlaceKind.SUBDISTRICT, PlaceKind.TOWN, PlaceKind.ADMINISTRATION}
_PARENTS: dict[str, set[str]] = {
    PlaceKind.ADMINISTRATION: {PlaceKind.DISTRICT},
    PlaceKind.SUBDISTRICT: {PlaceKind.DISTRICT, PlaceKind.ADMINISTRATION},
    PlaceKind.TOWN: {PlaceKind.DISTRICT, PlaceKind.ADMINISTRATION},
    PlaceKind.AREA: {*_OFFICES, PlaceKind.DISTRICT},
    **{kind: {*_OFFICES, PlaceKind.AREA} for kind in COMMUNITY_KINDS},
    **{kind: set(COMMUNITY_KINDS) for kind in SMALL_KINDS},
    PlaceKind.BUILDING: {*COMMUNITY_KINDS, *SMALL_KINDS},
    PlaceKind.UNIT: {PlaceKind.BUILDING},
}
_WITHOUT_PARENT = {PlaceKind.DISTRICT, PlaceKind.ADMINISTRATION, PlaceKind.SUBDISTRICT,
                   PlaceKind.TOWN, *COMMUNITY_KINDS}  # fmt: skip
_ALIKE: tuple[set[str], ...] = (
    set(COMMUNITY_KINDS),
    set(SMALL_KINDS),
    {PlaceKind.SUBDISTRICT, PlaceKind.TOWN, PlaceKind.ADMINISTRATION},
    {PlaceKind.AREA},
)
NORM = (300, 500)
"""Households of one grid, as the office's own rules want it (S4-07: 216 grids of 400 and more)."""


def may_stand_under(kind: str, parent: str | None) -> bool:
    """Whether a place of `kind` may stand under one of kind `parent` (None: at the top)."""
    return kind in _WITHOUT_PARENT if parent is None else parent in _PARENTS.get(kind, set())


def kinds_under(parent: str) -> list[str]:
    """The kinds that may stand under `parent`, the larger first."""
    return [kind for kind in PlaceKind.values if may_stand_under(kind, parent)]


def parents_of(kind: str) -> set[str]:
    return set(_PARENTS.get(kind, set()))


def alike(kind: str) -> set[str]:
    """The kinds that `kind` may be renamed to or merged with; it alone where nothing is alike."""
    return next((set(group) for group in _ALIKE if kind in group), {kind})


def check_parent(kind: str, parent: str | None) -> None:
    if not may_stand_under(kind, parent):
        raise Refused(
            _("A place of this kind cannot stand there."), "parent", reason="wrong_parent"
        )


def is_office(kind: str) -> bool:
    return kind in OFFICE_KINDS


def size_of_grid(households: int) -> str:
    """`small`, `fitting` or `large` by the norm; an empty grid is `empty`."""
    least, most = NORM
    if not households:
        return "empty"
    return "small" if households < least else "large" if households > most else "fitting"


def level_fits(level: int, parent_level: int | None) -> bool:
    """A grid lies in one of a higher level, which is a smaller number."""
    return parent_level is None or parent_level < level
