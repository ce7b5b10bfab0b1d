"""What stands in the side navigation, and what the search box finds here."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.home import search, wording
from wangdi.lib.masking import mask_name
from wangdi.people import queries
from wangdi.ui.navigation import NavItem, add

# icons: address-book map-2
add(
    NavItem(
        section="people",
        label=_("Ledger"),
        url_name="people:ledger",
        icon="address-book",
        permission="people.view_ledger",
        order=10,
    )
)
add(
    NavItem(
        section="office",
        label=_("Places"),
        url_name="people:places",
        icon="map-2",
        permission="territory.view_places",
        order=20,
    )
)


def find(scope: Scope, words: str, limit: int) -> Sequence[search.Hit]:
    return [
        search.Hit(
            match.household.address,
            reverse("people:household", args=[match.household.pk]),
            "、".join(mask_name(member.name) for member in match.members),
        )
        for match in queries.search(scope, words, limit=limit)
    ]


search.register(
    search.Source(
        "people",
        _("Households"),
        "people.view_ledger",
        find,
        lambda words: f"{reverse('people:ledger')}?{urlencode({'q': words})}",
        order=10,
    )
)
wording.name_reason("known_person", _("The document number is another person's"))
for command, label in {
    "people.register_household": _("Register a household"),
    "people.add_person": _("Add a person"),
    "people.correct_person": _("Correct what is written"),
    "people.set_needs": _("Write down needs"),
    "people.record_departure": _("Record a departure"),
    "people.unmask": _("See a number in full"),
    "territory.lay_subdistrict": _("Lay a subdistrict"),
    "territory.add_places": _("Add buildings"),
    "territory.draw_grids": _("Draw grids"),
}.items():
    wording.name_command(command, label)
