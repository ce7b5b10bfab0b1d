"""What stands in the side navigation, and what the search box finds here."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.scoping import Scope
from wangdi.home import search, wording
from wangdi.lib.masking import mask_name
from wangdi.people import queries
from wangdi.ui.navigation import NavItem, add

# icons: address-book door map-2 user-check users
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
for item in (
    NavItem(
        section="people",
        label=_("Dwellings"),
        url_name="people:doors",
        icon="door",
        permission="people.view_ledger",
        order=12,
    ),
    NavItem(
        section="people",
        label=_("Who looks after whom"),
        url_name="people:keepers",
        icon="user-check",
        permission="people.see_keepers",
        order=14,
    ),
    NavItem(
        section="people",
        label=_("Perhaps one person"),
        url_name="people:doubles",
        icon="users",
        permission="people.merge",
        order=16,
    ),
):
    add(item)


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
        pgettext_lazy("search", "Households"),
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
    "people.record_birth": _("Record a birth"),
    "people.move_person": _("Move a person"),
    "people.return_person": _("Record a return"),
    "people.move_household": _("Move a household"),
    "people.merge_people": _("Merge two entries"),
    "people.tell_apart": _("Keep two entries apart"),
    "people.change_door": _("Change what is written of a door"),
    "people.readdress": _("Call doors as their place is called now"),
    "people.look_after": _("Say who looks after a home"),
    "people.end_looking_after": _("End who looks after a home"),
    "people.print_file": _("Print a household file"),
}.items():
    wording.name_command(command, label)
