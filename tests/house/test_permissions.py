"""Whatever routes declares what it takes; whatever may be asked of the intake does too."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from wangdi.access import permissions
from wangdi.access.roles import ROLES
from wangdi.intake.registry import all_commands


def views(resolver=None, prefix=""):
    """(route, callback) of everything that routes."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback


def test_every_view_declares_its_permission():
    undeclared = [
        route
        for route, view in views()
        if not permissions.is_declared(getattr(view, "permission", ""))
    ]
    assert undeclared == []


def test_every_command_declares_its_permission():
    names = {command.permission for command in all_commands()} | {
        command.second_person for command in all_commands() if command.second_person
    }
    assert [name for name in names if not permissions.is_declared(name)] == []


def test_administrators_hold_no_business_data():
    admins = {name for name, role in ROLES.items() if not role.business}
    offices = ("access.", "accounts.", "intake.", "territory.", "staff.", "home.", "profiles.")
    mixed = [
        known.name
        for known in permissions.all_permissions()
        if known.roles & admins and not known.name.startswith(offices)
    ]
    assert mixed == []


@pytest.mark.parametrize("role", [name for name, role in ROLES.items() if role.business])
def test_every_role_can_do_something(role):
    assert [known for known in permissions.all_permissions() if role in known.roles]
