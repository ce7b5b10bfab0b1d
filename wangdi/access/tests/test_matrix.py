"""Anonymous: to sign in. Wrong role: 403. No such record: the same 404 as out of scope."""

import pytest

from wangdi.access.tests import cast
from wangdi.access.tests.matrix import cells, holders

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return cast.make()


def test_a_stranger_is_asked_to_sign_in():
    client = cast.client()
    for cell in cells():
        response = cell.ask(client)
        assert response.status_code == 302, cell.path
        assert response.url.startswith("/accounts/sign-in/"), cell.path


def test_a_wrong_role_is_told_so(office):
    clients = {role: cast.client(user) for role, user in office.users.items()}
    for cell in cells():
        for role in holders(cell.permission)[1]:
            assert cell.ask(clients[role]).status_code == 403, (cell.path, role)


def test_a_record_that_is_not_there_is_a_404(office):
    clients = {role: cast.client(user) for role, user in office.users.items()}
    for cell in cells():
        if cell.of_a_record:
            for role in holders(cell.permission)[0]:
                assert cell.ask(clients[role]).status_code == 404, (cell.path, role)


def test_a_wrong_method_is_refused(office):
    clients = {role: cast.client(user) for role, user in office.users.items()}
    for cell in cells():
        for role in holders(cell.permission)[0][:1]:
            assert clients[role].delete(cell.path).status_code == 405, cell.path


def test_a_user_without_a_role_sees_no_more_than_the_start(office):
    client = cast.client(cast.user("new"))
    for cell in cells():
        expected = {200} if cell.permission == "signed_in" else {403}
        assert cell.ask(client).status_code in expected, cell.path
