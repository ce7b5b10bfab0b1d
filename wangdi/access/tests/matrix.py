"""The matrix of pages and roles, generated from the resolver: who may come where."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from wangdi.access import permissions
from wangdi.access.roles import ROLES
from wangdi.access.tests.test_permissions import ALL

UNKNOWN = {"UUID": UUID(int=7), "Int": 2_000_000_000, "String": "unknown", "Slug": "unknown"}
UNKNOWN |= {"Day": date(2000, 1, 1)}
# Pages of allauth answer by its own rules, which the tests of accounts hold.
ELSEWHERE = ("accounts/",)


@dataclass(frozen=True)
class Cell:
    """One page, at an address that leads to no record."""

    path: str
    permission: str
    method: str
    of_a_record: bool

    def ask(self, client):
        return getattr(client, self.method.lower())(self.path)


def cells():
    """Every page of the house's own; public ones are for everybody."""
    for address, view in ALL:
        permission = getattr(view.callback, "permission", permissions.PUBLIC)
        if permission == permissions.PUBLIC or address.startswith(ELSEWHERE):
            continue
        kinds = {
            name: type(converter).__name__.removesuffix("Converter")
            for name, converter in view.pattern.converters.items()
        }
        room = view.callback.__module__.split(".")[1]
        arguments = {name: UNKNOWN[kind] for name, kind in kinds.items()}
        yield Cell(
            reverse(f"{room}:{view.name}", kwargs=arguments),
            permission,
            view.callback.methods[0],
            "UUID" in kinds.values(),
        )


def holders(permission):
    """Roles that may, and roles that may not."""
    if permission == permissions.SIGNED_IN:
        return sorted(ROLES), []
    may = permissions.permission(permission).roles
    return sorted(may), sorted(ROLES.keys() - may)
