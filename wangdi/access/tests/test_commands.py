import pytest
from django.contrib.auth.hashers import make_password

from wangdi.access import entrusting, scopes
from wangdi.access.models import Assignment, Grant
from wangdi.access.tests import cast
from wangdi.accounts.models import User
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event
from wangdi.intake.stamps import Stamp
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return cast.make()


def do(by, command, /, **payload):
    return submit_one(actor=by.actor(), command=command, payload=payload)


def give(user, to, role="grid_worker", **where):
    return do(user, "access.grant", user=to.pk, role=role, **where)


class TestGrant:
    def test_the_security_administrator_gives_a_role_with_one_event(self, office):
        new = cast.user("new")
        answer = give(office.security_admin, new, grid=office.grid.id)
        assert answer.answer == "applied"
        grant = Grant.objects.get(user=new)
        assert grant.granted_by == office.security_admin
        assert scopes.standing(new).roles == {"grid_worker"}
        event = Event.objects.get(verb="access.granted")
        assert (event.subject, event.actor) == (grant.id, office.security_admin.pk)

    @pytest.mark.parametrize("role", [r for r in cast.ROLES if r != "security_admin"])
    def test_nobody_else_gives_roles(self, office, role):
        with pytest.raises(Refused):
            give(office.users[role], cast.user("new"), place=office.here.id)
        assert not Grant.objects.filter(user__username="new").exists()

    def test_not_to_himself(self, office):
        with pytest.raises(Refused) as refused:
            give(office.security_admin, office.security_admin, place=office.office.id)
        assert refused.value.field == "user"

    def test_not_above_his_own_place(self, office):
        district = cast.place(cast.PlaceKind.DISTRICT, "测试区")
        with pytest.raises(Refused):
            give(office.security_admin, cast.user("new"), "leader", place=district.id)

    def test_two_in_one_set_do_not_slip_past_each_other(self, office):
        new = cast.user("new")
        records = [
            Incoming(ids.uuid7(), {"user": new.pk, "role": role, "place": office.office.id})
            for role in ("leader", "audit_admin")
        ]
        answers = submit(
            actor=office.security_admin.actor(), command="access.grant", records=records
        )
        assert (answers.applied, answers.review) == (1, 1)

    def test_one_place_or_one_grid(self, office):
        new = cast.user("new")
        for where in ({}, {"place": office.here.id, "grid": office.grid.id}):
            with pytest.raises(Refused):
                give(office.security_admin, new, **where)

    def test_annulled_it_opens_nothing_and_the_trace_stays(self, office):
        new = cast.user("new")
        answer = give(office.security_admin, new, grid=office.grid.id)
        annul(actor=office.security_admin.actor(), keys=[answer.key], reason="wrong person")
        assert not scopes.standing(new).reaches
        assert Grant.objects.get(user=new).revocation.reason == "wrong person"


class TestRevoke:
    def revoke(self, by, grant, reason="moved"):
        return do(by, "access.revoke", grant=str(grant.id), reason=reason)

    def test_it_works_from_the_next_request_on(self, office):
        grant = Grant.objects.get(user=office.grid_worker)
        client = cast.client(office.grid_worker)
        assert client.get("/review/").status_code == 200
        self.revoke(office.security_admin, grant)
        assert client.get("/review/").status_code == 403

    def test_twice_is_refused(self, office):
        grant = Grant.objects.get(user=office.grid_worker)
        self.revoke(office.security_admin, grant)
        with pytest.raises(Refused):
            self.revoke(office.security_admin, grant)

    def test_not_ones_own_and_not_without_a_reason(self, office):
        own = Grant.objects.get(user=office.security_admin)
        other = Grant.objects.get(user=office.grid_worker)
        with pytest.raises(Refused):
            self.revoke(office.security_admin, own)
        with pytest.raises(Refused):
            self.revoke(office.security_admin, other, reason=" ")
        with pytest.raises(Refused):
            self.revoke(office.leader, other)


class TestAccounts:
    def register(self, by, username="New.One", **more):
        return do(by, "accounts.register_user", username=username, name="new", **more)

    def test_the_system_administrator_makes_accounts(self, office):
        answer = self.register(office.system_admin, password=make_password("one-time"))
        user = User.objects.get(username="new.one")
        assert answer.subject == user.uuid
        assert user.must_change_password
        assert user.check_password("one-time")
        assert not scopes.standing(user).reaches

    def test_a_password_in_the_clear_is_refused_and_kept_nowhere(self, office):
        with pytest.raises(Refused):
            self.register(office.system_admin, password="in the clear")

    def test_a_taken_name_is_refused_beside_its_field(self, office):
        self.register(office.system_admin)
        with pytest.raises(Refused) as refused:
            self.register(office.system_admin, username="NEW.one")
        assert refused.value.field == "username"

    @pytest.mark.parametrize("name", ["a b", "x", "mail@example", ""])
    def test_a_name_that_cannot_be(self, office, name):
        with pytest.raises(Refused):
            self.register(office.system_admin, username=name)

    @pytest.mark.parametrize("role", ["security_admin", "audit_admin", "leader"])
    def test_nobody_else_makes_accounts(self, office, role):
        with pytest.raises(Refused):
            self.register(office.users[role])

    def test_closed_is_out_at_once_and_reopened_is_in(self, office):
        client = cast.client(office.grid_worker)
        do(office.system_admin, "accounts.close_user", user=office.grid_worker.pk)
        assert client.get("/").status_code == 302
        do(office.system_admin, "accounts.reopen_user", user=office.grid_worker.pk)
        assert cast.client(office.grid_worker).get("/").status_code == 200

    def test_nobody_closes_himself(self, office):
        with pytest.raises(Refused):
            do(office.system_admin, "accounts.close_user", user=office.system_admin.pk)

    def test_a_new_password_leaves_the_second_proof(self, office):
        hashed = make_password("one-time")
        payload = {"user": office.leader.pk, "password": hashed}
        do(office.system_admin, "accounts.renew_password", **payload)
        office.leader.refresh_from_db()
        assert office.leader.must_change_password
        assert office.leader.authenticator_set.exists()

    def test_the_second_proof_is_in_other_hands_than_the_password(self, office):
        payload = {"user": office.leader.pk}
        with pytest.raises(Refused):
            do(office.system_admin, "accounts.reset_second_factor", **payload)
        do(office.security_admin, "accounts.reset_second_factor", **payload)
        assert not office.leader.authenticator_set.exists()

    def test_the_system_makes_many_at_once(self):
        records = [
            Incoming(ids.uuid7(), {"username": f"worker{n}", "name": f"worker {n}"})
            for n in range(50)
        ]
        answers = submit(actor=system("demo"), command="accounts.register_user", records=records)
        assert answers.applied == 50
        assert not any(user.has_usable_password() for user in User.objects.all())


class TestHouseholds:
    @pytest.fixture
    def household(self, office, monkeypatch):
        one, other = ids.uuid7(), ids.uuid7()
        known = {
            one: Stamp(office.here.id, office.grid.id, office.building.id),
            other: Stamp(office.next_door.id, office.next_grid.id, None),
        }
        monkeypatch.setattr(entrusting, "_locate", lambda wanted: known)
        return one, other

    def entrust(self, by, to, household):
        payload = {"user": to.pk, "household": str(household), "why": "care team"}
        return do(by, "access.assign_household", **payload)

    def test_a_secretary_entrusts_a_household_of_her_own_community(self, office, household):
        one, other = household
        self.entrust(office.community_secretary, office.area_doctor, one)
        assert Assignment.objects.get().user == office.area_doctor
        with pytest.raises(Refused):
            self.entrust(office.community_secretary, office.area_doctor, other)

    def test_not_to_herself_and_not_an_unknown_one(self, office, household):
        with pytest.raises(Refused):
            self.entrust(office.community_secretary, office.community_secretary, household[0])
        with pytest.raises(Refused):
            self.entrust(office.community_secretary, office.area_doctor, ids.uuid7())

    def test_annulled_it_ends(self, office, household):
        answer = self.entrust(office.community_secretary, office.area_doctor, household[0])
        annul(actor=office.community_secretary.actor(), keys=[answer.key], reason="wrong")
        assert Assignment.objects.get().valid_to is not None

    def test_entrusting_again_for_the_same_sake_changes_nothing(self, office):
        episode, household = ids.uuid7(), ids.uuid7()
        wanted = [entrusting.Entrusted(office.area_doctor.pk, household, "care team", episode)]
        assert entrusting.entrust(wanted) == 1
        assert entrusting.entrust(wanted) == 0
        assert entrusting.take_back([episode]) == 1
        assert entrusting.entrust(wanted) == 1
