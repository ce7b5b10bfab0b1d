"""Assigned by hand, handed over with acceptance: nobody loses a lead, nobody gets it unasked."""

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.leads import actions
from wangdi.leads.models import Lead, Misdirection
from wangdi.leads.tests.conftest import again

NAMED = ("练某某", "", "00000000008", "这边社区", "", "返乡", "北京", "2020-02-08")


@pytest.fixture
def lead(office) -> Lead:
    [lead] = office.bring(NAMED)
    return lead


def open_duties(kind: str) -> list[Duty]:
    return list(Duty.objects.unsettled().filter(kind=kind))


def test_a_secretary_gives_it_to_a_grid_or_a_door(office, town, lead, door) -> None:
    assert len(open_duties(actions.ASSIGN)) == 1
    office.send("secretary", "place", lead=lead.id, grid=town.grids["two"].id)
    assert not open_duties(actions.ASSIGN)
    [check] = open_duties(actions.CHECK)
    assert (check.grid_id, check.due_at) == (town.grids["two"].id, lead.due_at)
    placed = office.send("secretary", "place", lead=lead.id, door=door().id)
    [check] = open_duties(actions.CHECK)
    assert (check.grid_id, check.label) == (town.grids["one"].id, door().address)
    annul(actor=office.actor("secretary"), keys=[placed.key], reason="the wrong door")
    assert not open_duties(actions.CHECK)
    assert again(lead).grid_id is None


def test_nobody_gives_it_to_places_that_are_not_his(office, town, lead) -> None:
    for target in ({"grid": town.grids["far"].id}, {"community": town.there.id}, {"grid": 99999}):
        with pytest.raises(Refused):
            office.send("secretary", "place", lead=lead.id, **target)
    with pytest.raises(Refused):
        office.send("worker", "place", lead=lead.id, grid=town.grids["one"].id)
    office.send("desk", "place", lead=lead.id, community=town.there.id)
    assert again(lead).community_id == town.there.id


def test_handed_over_it_stays_until_it_is_accepted(office, town, lead) -> None:
    asked = {"lead": lead.id, "community": town.there.id, "reason": "住在那边"}
    office.send("secretary", "hand_over", **asked)
    offer = Misdirection.objects.get()
    assert again(lead).community_id == town.here.id
    [duty] = open_duties(actions.OFFER)
    assert (duty.community_id, duty.role) == (town.there.id, "community_secretary")
    with pytest.raises(Refused):
        office.settle(lead, who="secretary")
    with pytest.raises(Refused):
        office.send("secretary", "take_over", offer=offer.id, accepted=True)
    office.send("other_secretary", "take_over", offer=offer.id, accepted=True)
    assert (again(lead).community_id, again(lead).grade) == (town.there.id, "hand")
    assert not open_duties(actions.OFFER)
    assert [one.community_id for one in open_duties(actions.ASSIGN)] == [town.there.id]
    with pytest.raises(Refused):
        office.send("other_secretary", "take_over", offer=offer.id, accepted=True)


def test_given_back_with_a_reason(office, town, lead) -> None:
    asked = {"lead": lead.id, "community": town.there.id, "reason": "住在那边"}
    office.send("secretary", "hand_over", **asked)
    offer = Misdirection.objects.get()
    with pytest.raises(Refused):
        office.send("other_secretary", "take_over", offer=offer.id, accepted=False)
    office.send("other_secretary", "take_over", offer=offer.id, accepted=False, remark="没有此人")
    assert again(lead).community_id == town.here.id
    office.settle(lead, who="secretary")


def test_out_of_the_office_the_desk_says_whether_it_was_accepted(office, town, lead) -> None:
    sent = office.send(
        "secretary", "hand_over", lead=lead.id, outside="邻街道", reason="住在邻街道"
    )
    annul(actor=office.actor("secretary"), keys=[sent.key], reason="first ask the family")
    office.send("secretary", "hand_over", lead=lead.id, outside="邻街道", reason="住在邻街道")
    offer = Misdirection.objects.standing().get()
    with pytest.raises(Refused):
        office.send("secretary", "take_over", offer=offer.id, accepted=True)
    office.send("desk", "take_over", offer=offer.id, accepted=True, remark="值班室已收")
    assert (again(lead).outcome, again(lead).settled_at is not None) == ("passed_on", True)


def test_the_pages_of_an_offer(office, town, lead) -> None:
    client = town.client("secretary")
    url = f"/leads/{lead.id}/hand-over/"
    key = client.get(url).context["form"]["key"].value()
    client.post(url, {"key": key, "community": town.there.id, "reason": "住在那边"})
    other = town.client("other_secretary")
    page = other.get("/leads/offers/")
    [(offer, _claim)] = page.context["rows"]
    assert "练某某" not in page.content.decode()
    assert other.get(f"/leads/{lead.id}/").status_code == 404
    assert client.get(f"/leads/offers/{offer.id}/").status_code == 404
    shown = other.get(f"/leads/offers/{offer.id}/")
    assert "练某某" not in shown.content.decode()
    key = shown.context["form"]["key"].value()
    other.post(f"/leads/offers/{offer.id}/", {"key": key, "accepted": "yes"})
    assert other.get(f"/leads/{lead.id}/").status_code == 200
    assert client.get(f"/leads/{lead.id}/").status_code == 404
