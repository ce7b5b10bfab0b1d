"""What may be done in this room."""

from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

AT_THE_DOOR = ("grid_worker", "community_secretary", "duty_desk")
BUSINESS = ("building_captain", "area_doctor", "leader", *AT_THE_DOOR)

declare("people.view_ledger", _("See households and people"), roles=BUSINESS)
declare("people.register", _("Register households and people"), roles=AT_THE_DOOR)
declare(
    "people.enter_ledger",
    _("Enter whole ledgers"),
    roles=("community_secretary", "duty_desk"),
)
declare("people.correct", _("Correct what is written of people"), roles=AT_THE_DOOR)
declare(
    "people.assign_keepers",
    _("Say who looks after which homes"),
    roles=("community_secretary", "duty_desk"),
)
declare(
    "people.see_keepers",
    _("See who looks after which homes"),
    roles=("grid_worker", "community_secretary", "duty_desk", "leader"),
)
declare(
    "people.merge",
    _("Decide whether two entries are one person"),
    roles=("community_secretary", "duty_desk"),
)
declare(
    "people.unmask",
    _("See a masked value in full, for a purpose"),
    roles=(*AT_THE_DOOR, "area_doctor"),
)
