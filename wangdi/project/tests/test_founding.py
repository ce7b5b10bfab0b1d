from argparse import Namespace

import pytest

from wangdi.access.scopes import standing
from wangdi.access.tests import cast
from wangdi.accounts import proofs
from wangdi.accounts.models import User
from wangdi.home.models import Office
from wangdi.project import codes, founding
from wangdi.project.trouble import Trouble
from wangdi.territory.models import Place

pytestmark = pytest.mark.django_db
PLACE = "410102006"


def init(**more):
    founding.run(Namespace(**{"place": PLACE, "admin": "Boss", "yes": True} | more))


def test_a_real_office_begins_with_its_place_and_three_administrators(capsys):
    init()
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[:2] for line in lines] == [
        ["system_admin", "boss"],
        ["security_admin", "boss-security"],
        ["audit_admin", "boss-audit"],
    ]
    for role, username, password in lines:
        user = User.objects.get(username=username)
        assert user.check_password(password)
        assert user.must_change_password
        assert standing(user).roles == {role}
    assert Office.objects.get().place.code == PLACE
    assert Place.objects.communities().count() > 3


def test_a_second_time_is_refused_with_a_sentence():
    init()
    users = User.objects.count()
    with pytest.raises(Trouble, match="This is the office of"):
        init()
    assert User.objects.count() == users


def test_not_over_a_demo_town():
    cast.make("grid_worker")
    with pytest.raises(Trouble, match="demo town"):
        init()


@pytest.mark.parametrize("place", ["999999999", "999999", "41", "abc", ""])
def test_an_unknown_place_changes_nothing(place):
    with pytest.raises(Trouble):
        init(place=place)
    assert not Place.objects.exists()
    assert not User.objects.exists()


def test_a_name_that_cannot_be_changes_nothing():
    with pytest.raises(Trouble):
        init(admin="a b")
    assert not Place.objects.exists()


def test_with_nobody_to_ask_it_says_which_flag():
    with pytest.raises(Trouble, match="--admin"):
        init(admin=None)


class TestCode:
    def test_the_desk_plays_the_telephone_of_a_demo_user(self, capsys):
        leader = cast.make("leader").leader
        codes.run(Namespace(username="Leader"))
        assert capsys.readouterr().out.strip() == proofs.code_now(leader)

    def test_not_in_a_real_office(self):
        init()
        proofs.set_up([User.objects.get(username="boss")])
        with pytest.raises(Trouble, match="real office"):
            codes.run(Namespace(username="boss"))

    @pytest.mark.parametrize("username", ["nobody", "grid-worker"])
    def test_nobody_and_nothing_are_told_in_a_sentence(self, username):
        cast.make("grid_worker")
        with pytest.raises(Trouble):
            codes.run(Namespace(username=username))


def test_a_district_begins_with_all_its_subdistricts_and_towns(capsys):
    init(place="340405")
    assert Office.objects.get().place.kind == "district"
    offices = Place.objects.filter(kind__in=("subdistrict", "town"))
    assert offices.count() >= 5
    assert Place.objects.communities().count() >= 43
    assert "土坝孜街道" in capsys.readouterr().err
