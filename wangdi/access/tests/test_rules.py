import pytest

from wangdi.access import rules
from wangdi.access.roles import ROLES
from wangdi.intake.commands import Refused

ADMINS = ("system_admin", "security_admin", "audit_admin")
BUSINESS = [name for name, role in ROLES.items() if role.business]


def check(role, held=(), *, to_self=False, at_office=True):
    rules.check_grant(role, held=set(held), to_self=to_self, at_office=at_office)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_may_be_given_a_first_role(role):
    check(role)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_gives_a_role_to_himself(role):
    with pytest.raises(Refused):
        check(role, to_self=True)


@pytest.mark.parametrize("role", ADMINS)
@pytest.mark.parametrize("other", ROLES)
def test_administrators_are_separate_people_without_business(role, other):
    if role == other:
        check(role, [other])
        return
    for pair in ((role, [other]), (other, [role])):
        with pytest.raises(Refused):
            check(*pair)


def test_work_may_be_combined():
    check("building_captain", ["grid_worker", "property_manager"])


@pytest.mark.parametrize("role", ADMINS)
def test_administrators_serve_the_whole_office(role):
    with pytest.raises(Refused):
        check(role, at_office=False)


def test_an_unknown_role_is_refused():
    with pytest.raises(Refused):
        check("emperor")


def test_nobody_shuts_himself_out_or_widens_his_own_sight():
    for rule in (rules.check_close, rules.check_assign):
        rule(to_self=False)
        with pytest.raises(Refused):
            rule(to_self=True)
