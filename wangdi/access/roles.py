"""The roles that a grant may give, and which of them need a second factor."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    """`second_factor`: signing in takes a second proof. `business` is False for administrators."""

    name: str
    label: str | Promise
    second_factor: bool = False
    business: bool = True


ROLES = {
    role.name: role
    for role in (
        Role("grid_worker", _("Grid worker")),
        Role("building_captain", _("Building captain")),
        Role("community_secretary", _("Community secretary")),
        Role("area_doctor", _("Area doctor")),
        Role("area_police", _("Area police officer")),
        Role("property_manager", _("Property manager")),
        Role("duty_desk", _("Subdistrict duty desk")),
        Role("leader", _("Subdistrict leader"), second_factor=True),
        Role("gate_guard", _("Gate guard")),
        Role("supplies_keeper", _("Supplies keeper")),
        Role("transport", _("Transport group")),
        Role("hotline_clerk", _("Hotline clerk")),
        Role("counsellor", _("Counsellor")),
        Role("system_admin", _("System administrator"), second_factor=True, business=False),
        Role("security_admin", _("Security administrator"), second_factor=True, business=False),
        Role("audit_admin", _("Audit administrator"), second_factor=True, business=False),
    )
}
CHOICES = [(role.name, role.label) for role in ROLES.values()]
