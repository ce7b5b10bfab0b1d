"""The catalogue in force: that of the house, with what the profile says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wangdi.care import standard
from wangdi.care.section import NAME, CareSection, OrderKind, Screen
from wangdi.profiles import queries as profiles


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`profile` is the version it was read from, None where no profile is in force."""

    profile: UUID | None
    kinds: Mapping[str, OrderKind]
    section: CareSection

    @property
    def screen(self) -> Screen:
        return self.section.wellbeing or standard.SCREEN

    @property
    def teams(self) -> dict[str, list[str]]:
        own = {str(team): begins for team, begins in self.section.teams.items()}
        return standard.TEAMS | own

    def offered(self, *, to_home: bool = False) -> list[OrderKind]:
        """What may be asked for, lifelines first; to a household only what it may ask itself."""
        found = [one for one in self.kinds.values() if one.asked_by_home or not to_home]
        return sorted(found, key=lambda one: not one.lifeline)


def at(moment: datetime) -> Catalogue:
    """The catalogue at an instant; one query, none for the section once it was read."""
    version = profiles.current(moment)
    found = profiles.section(version.id, CareSection, NAME) if version else None
    section = found or CareSection()
    return Catalogue(version.id if version else None, merged(section), section)


def merged(section: CareSection) -> dict[str, OrderKind]:
    """The house's kinds with the profile's own, other promises, and without what is withheld."""
    kinds = {one.code: one for one in standard.KINDS} | {one.code: one for one in section.kinds}
    for code, minutes in section.promises.items():
        if code in kinds:
            kinds[code] = kinds[code].model_copy(update={"minutes": minutes})
    return {code: one for code, one in kinds.items() if code not in section.withheld}
