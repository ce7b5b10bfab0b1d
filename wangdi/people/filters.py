"""What the ledger is narrowed to: the parameters of its address, within the scope."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wangdi.access.scoping import Scope
from wangdi.people.models import (
    MARKS,
    DwellingUse,
    Household,
    HouseholdKind,
    HouseholdQuerySet,
)
from wangdi.people.searching import households_matching
from wangdi.territory.models import Grid, Place

Text = str | Promise
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter that may be chosen: its parameter, its label, its values in words."""

    name: str
    label: Text
    options: list[tuple[str, Text]]
    chosen: str


@dataclass
class Filters:
    """Reads `?q= community= grid= kind= use= need=`; ignores what is not offered. Two queries."""

    given: QueryDict
    scope: Scope
    communities: dict[str, str] = field(init=False)
    grids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        within = Place.objects.communities().filter(id__in=self.scope.communities)
        self.communities = {str(pk): name for pk, name in within.values_list("id", "name")}
        grids = Grid.objects.filter(
            Q(community_id__in=self.scope.communities) | Q(id__in=self.scope.grids), valid_to=None
        )
        if chosen := self._chosen("community", self.communities):
            grids = grids.filter(community_id=int(chosen))
        rows = grids.order_by("code").values_list("id", "name")
        self.grids = {str(pk): name for pk, name in rows}

    @property
    def text(self) -> str:
        return self.given.get("q", "").strip()[:LONGEST]

    @property
    def choices(self) -> list[Choice]:
        """The filters worth offering: those with something to choose."""
        offered: list[tuple[str, Text, dict[str, Any]]] = [
            ("community", _("Community"), self.communities),
            ("grid", _("Grid"), self.grids),
            ("kind", _("Kind of household"), dict(HouseholdKind.choices)),
            ("use", _("Use of the home"), dict(DwellingUse.choices)),
            ("need", _("Need"), dict(MARKS)),
        ]
        return [
            Choice(name, label, list(values.items()), self._chosen(name, values))
            for name, label, values in offered
            if len(values) > 1
        ]

    @property
    def words(self) -> dict[str, Text]:
        """What is chosen, in words, by parameter."""
        said: dict[str, Text] = {"q": f"“{self.text}”"} if self.text else {}
        for choice in self.choices:
            if choice.chosen:
                said[choice.name] = dict(choice.options)[choice.chosen]
        return said

    def households(self) -> HouseholdQuerySet:
        """The open households in scope that fit everything chosen."""
        if self.text:
            found = households_matching(self.scope, self.text)
        else:
            found = Household.objects.visible_to(self.scope).open()
        return found.filter(*self._terms())

    def _terms(self) -> list[Q]:
        columns = {"community": "community_id", "grid": "grid_id", "kind": "kind"}
        chosen = {choice.name: choice.chosen for choice in self.choices if choice.chosen}
        terms = [Q(**{columns[name]: value}) for name, value in chosen.items() if name in columns]
        if "use" in chosen:
            terms.append(Q(dwelling__use=chosen["use"]))
        if "need" in chosen:
            # The index leaves out households without any mark: the query must say so too.
            terms += [Q(marks__contains=[chosen["need"]]), ~Q(marks=[])]
        return terms

    def _chosen(self, name: str, values: dict[str, Any]) -> str:
        wanted = self.given.get(name, "")
        return wanted if wanted in values else ""
