"""The ledger: every household within one's places, in walking order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib.masking import mask_name, mask_phone
from wangdi.people import queries
from wangdi.people.filters import Filters
from wangdi.people.models import Household, Need, Person
from wangdi.territory.queries import name_of_scope
from wangdi.ui import paging, tables


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the household, who lives there, and its places in words."""

    household: Household
    members: list[Person]
    community: str
    grid: str
    tags: Mapping[str, SafeString]

    @property
    def head(self) -> Person | None:
        return self.members[0] if self.members else None

    @property
    def name(self) -> str:
        return mask_name(self.head.name) if self.head else ""

    @property
    def phone(self) -> str:
        return next((mask_phone(one.phone) for one in self.members if one.phone), "")

    @property
    def needs(self) -> SafeString:
        said = sorted({need for member in self.members for need in member.needs})
        return mark_safe(" ".join(self.tags[need] for need in said))


COLUMNS = (
    tables.Column("address", _("Address"), sort="sort_key", cell=lambda line: line.household),
    tables.Column("size", _("People"), numeric=True, cell=lambda line: line.household.size),
    tables.Column("name", _("Head")),
    tables.Column("kind", _("Kind"), cell=lambda line: line.household.get_kind_display()),
    tables.Column("needs", _("Needs")),
    tables.Column("phone", _("Telephone"), shown=False),
    tables.Column("grid", _("Grid")),
    tables.Column("community", _("Community"), shown=False),
    tables.Column(
        "opened_on",
        _("In the ledger since"),
        shown=False,
        cell=lambda line: line.household.opened_on,
    ),
)


@page("people.view_ledger")
def ledger(request: DeskRequest) -> HttpResponse:
    filters = Filters(request.GET, request.scope)
    table = tables.Table(
        request,
        COLUMNS,
        default_sort="address",
        caption=_("Households"),
        row_url=lambda line: reverse("people:household", args=[line.household.pk]),
        beside=True,
    )
    everybody = queries.total(Household.objects.visible_to(request.scope).open())
    # Asked for once: a search looks when it is asked, and again would be as dear again.
    fitting = filters.households()
    shown = queries.total(fitting) if filters.words else everybody
    listed = paging.keyset(request, fitting, by=table.order, count=shown.households)
    place, communities = name_of_scope(request.scope.communities, request.scope.grids)
    return render(
        request,
        "people/ledger.html",
        {
            "filters": filters,
            "words": tables.words(request, filters.words),
            "table": table,
            "page": listed,
            "lines": _lines(listed.rows, filters),
            "shown": shown,
            "everybody": everybody,
            "place": place or request.standing.place_name,
            "communities": communities,
            "may_register": request.standing.holds("people.register"),
        },
    )


def _lines(households: list[Household], filters: Filters) -> list[Line]:
    members = queries.members_of(household.pk for household in households)
    tags = {code: format_html('<span class="tag">{}</span>', label) for code, label in Need.choices}
    return [
        Line(
            household,
            members.get(household.pk, []),
            filters.communities.get(str(household.community_id), ""),
            filters.grids.get(str(household.grid_id), ""),
            tags,
        )
        for household in households
    ]
