"""What the list of doors is narrowed to."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wangdi.people.filters import Choice, Filters, Text
from wangdi.people.models import Dwelling, DwellingQuerySet, DwellingUse, Household
from wangdi.people.searching import behind, understand

EMPTY, LIVED_IN = "empty", "lived_in"


@dataclass
class DoorFilters(Filters):
    """Reads `?q= community= grid= use= behind=`; ignores what is not offered."""

    @property
    def choices(self) -> list[Choice]:
        homes = {EMPTY: _("Nobody is written there"), LIVED_IN: _("Somebody lives there")}
        offered: list[tuple[str, Text, dict[str, Text]]] = [
            ("community", _("Community"), dict(self.communities)),
            ("grid", _("Grid"), dict(self.grids)),
            ("use", _("Use of the home"), dict(DwellingUse.choices)),
            ("behind", _("Who lives there"), dict(homes)),
        ]
        return [
            Choice(name, label, list(values.items()), self._chosen(name, values))
            for name, label, values in offered
            if len(values) > 1
        ]

    def doors(self) -> DwellingQuerySet:
        """The doors in scope that fit everything chosen."""
        found: DwellingQuerySet = Dwelling.objects.visible_to(self.scope)
        chosen = self._all_chosen()
        if self.text:
            wanted = understand(self.text)
            term = behind(wanted.door) if wanted.door else None
            found = found.filter(term) if term else found.filter(address__contains=self.text)
        columns = {"community": "community_id", "grid": "grid_id", "use": "use"}
        found = found.filter(**{columns[name]: chosen[name] for name in columns if name in chosen})
        if "behind" in chosen:
            lived = Exists(Household.objects.open().filter(dwelling=OuterRef("pk")))
            found = found.filter(~lived if chosen["behind"] == EMPTY else lived)
        return found

    def count(self, uses: Mapping[str, int]) -> int | None:
        """How many fit, where the counts by use say it already."""
        chosen = self._all_chosen()
        if self.text or set(chosen) - {"use"}:
            return None
        return uses.get(chosen["use"], 0) if chosen else sum(uses.values())

    def _all_chosen(self) -> dict[str, str]:
        return {choice.name: choice.chosen for choice in self.choices if choice.chosen}
