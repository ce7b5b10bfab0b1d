"""What may be done, declared by the rooms, and which roles hold it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.roles import ROLES

SIGNED_IN = "signed_in"
PUBLIC = "public"
MANAGE_GRANTS = "access.manage_grants"
MANAGE_USERS = "accounts.manage_users"
ASSIGN = "access.assign_household"
VIEW_AUDIT = "access.view_audit"


@dataclass(frozen=True, slots=True)
class Permission:
    name: str
    label: str | Promise
    roles: frozenset[str]


_declared: dict[str, Permission] = {}


def declare(name: str, label: str | Promise, *, roles: Iterable[str]) -> None:
    """Declare a permission and the roles that hold it; called by a room's permissions.py."""
    holders = frozenset(roles)
    if unknown := holders - ROLES.keys():
        raise ValueError(f"{name} names unknown roles {sorted(unknown)}")
    if name in _declared:
        raise ValueError(f"permission {name} is declared twice")
    _declared[name] = Permission(name, label, holders)


def permission(name: str) -> Permission:
    return _declared[name]


def is_declared(name: str) -> bool:
    return name in _declared or name in (SIGNED_IN, PUBLIC)


def all_permissions() -> list[Permission]:
    return sorted(_declared.values(), key=lambda known: known.name)


declare(MANAGE_GRANTS, _("Grant and revoke roles"), roles=("security_admin",))
declare(MANAGE_USERS, _("Make and close accounts"), roles=("system_admin",))
declare(ASSIGN, _("Entrust a household to a worker"), roles=("community_secretary", "duty_desk"))
declare(VIEW_AUDIT, _("Read who did what when"), roles=("audit_admin",))
