"""Every page and every command of the whole house declares what it takes."""

import pytest
from django.urls import URLPattern, get_resolver

from wangdi.access import permissions
from wangdi.access.roles import ROLES
from wangdi.intake.registry import all_commands

ADMIN_PERMISSIONS = {
    permissions.MANAGE_GRANTS,
    permissions.MANAGE_USERS,
    permissions.VIEW_AUDIT,
}
# The office's own organisation, which the system administrator keeps: no residents' data.
ORGANISATION = ("staff.", "territory.")
ADMINS = {role.name for role in ROLES.values() if not role.business}


def patterns(resolver=None, prefix=""):
    """Every view of the house with its whole address and name."""
    for one in (resolver or get_resolver()).url_patterns:
        address = f"{prefix}{one.pattern}"
        if isinstance(one, URLPattern):
            yield address, one
        else:
            yield from patterns(one, address)


ALL = list(patterns())


@pytest.mark.parametrize(("address", "view"), ALL, ids=[address or "/" for address, _ in ALL])
def test_every_view_declares_its_permission(address, view):
    declared = getattr(view.callback, "permission", None)
    assert declared is not None, f"/{address} declares no permission"
    assert permissions.is_declared(declared), f"/{address} asks for unknown {declared}"


def test_every_command_asks_for_a_declared_permission():
    asked = {
        (command.name, name)
        for command in all_commands()
        for name in (command.permission, command.second_person)
        if name and not command.name.startswith("test.")
    }
    assert asked
    assert [pair for pair in asked if not permissions.is_declared(pair[1])] == []


def test_administrators_hold_nothing_but_administration():
    for known in permissions.all_permissions():
        if known.name not in ADMIN_PERMISSIONS:
            allowed = {"system_admin"} if known.name.startswith(ORGANISATION) else set()
            assert known.roles & ADMINS <= allowed, f"{known.name} is business"


def test_each_administrator_holds_his_own_part_alone():
    for name in ADMIN_PERMISSIONS:
        assert len(permissions.permission(name).roles) == 1


def test_a_permission_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        permissions.declare(permissions.ASSIGN, "again", roles=())


def test_a_permission_names_known_roles():
    with pytest.raises(ValueError, match="unknown roles"):
        permissions.declare("test.nothing", "nothing", roles=("emperor",))
