"""Venues and what is ordered of them: closed, open, and open again when it is over."""

from datetime import timedelta
from decimal import Decimal

import pytest

from wangdi.documents.models import Document
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.patrol import ticks
from wangdi.patrol.actions import standing, venues
from wangdi.patrol.models import Banquet, EntryCheck, PatrolFinding, Venue, VenueCheck, VenueOrder
from wangdi.patrol.queries import venues as queries
from wangdi.patrol.rules import orders
from wangdi.patrol.tests.conftest import BASIS, HOUR, again, duties

SIX = ("culture", "internet_bar", "gym", "training", "entertainment")


def demand(venue):
    venue = Venue.objects.select_related("place").get(id=venue.id)
    return standing.demands([venue], clock.now())[venue.id].what


def test_a_closure_binds_its_kinds_in_its_place_from_its_start_to_its_end(here, noon):
    gym, far, clinic = here.venue(), here.venue(place="far"), here.venue("clinic")
    here.order(place=here.town.here.id, starts_at=clock.now() + HOUR)
    assert demand(gym) == orders.FREE
    noon.move(HOUR)
    assert [demand(one) for one in (gym, far, clinic)] == [
        orders.MUST_CLOSE, orders.FREE, orders.FREE,
    ]  # fmt: skip
    noon.move(timedelta(days=3) - HOUR)
    assert demand(gym) == orders.FREE


def test_what_restricts_waits_for_a_leader_and_to_stay_open_does_not(here):
    told = {"kinds": ["gym"], "place": here.town.office.id, "basis": BASIS,
            "starts_at": clock.now(), "ends_at": clock.now() + HOUR}  # fmt: skip
    assert here.send("desk", "order", measure="close", **told).reason == "second_person"
    assert not VenueOrder.objects.exists()
    waiting = Approval.objects.get()
    page = here.client("leader").get(f"/approvals/{waiting.id}/")
    assert page.status_code == 200
    assert "示例区指挥部" in page.content.decode()
    here.send("desk", "order", measure="stay_open", **(told | {"kinds": ["pharmacy"]}))
    assert VenueOrder.objects.get().measure == "stay_open"


@pytest.mark.parametrize(
    "wrong",
    [{"ends_at": None}, {"kinds": ["gym", "pharmacy"]}, {"kinds": ["clinic"]}, {"kinds": []},
     {"basis": ""}, {"ends_at": "before"}],
)  # fmt: skip
def test_no_order_without_basis_end_or_against_the_ill(here, wrong):
    if wrong.get("ends_at") == "before":
        wrong = {"ends_at": clock.now() - HOUR}
    with pytest.raises(Refused):
        here.order(**wrong)


def test_six_kinds_are_closed_by_one_order_with_a_numbered_paper(here):
    order = here.order(kinds=SIX)
    paper = Document.objects.get(id=order.document)
    assert "场告" in paper.number
    with pytest.raises(Refused):
        here.send("secretary", "order", measure="close", kinds=["gym"], place=here.town.here.id,
                  basis=BASIS, starts_at=clock.now(), ends_at=clock.now() + HOUR)  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "kind", "seen", "finding"),
    [
        ("close", "gym", {"open": True}, "must_close"),
        ("stay_open", "pharmacy", {"open": False}, "must_open"),
        ("no_banquets", "restaurant", {"open": True, "banquet": True}, "banquet"),
        ("no_poultry", "poultry", {"open": True, "poultry": True}, "poultry"),
        ("stay_open", "pharmacy", {"open": True, "prices_marked": False}, "no_marks"),
        ("stay_open", "pharmacy", {"open": True, "codes": False}, "no_entry_check"),
    ],
)
def test_what_is_not_as_ordered_becomes_a_finding(here, measure, kind, seen, finding):
    venue = here.venue(kind)
    here.order(measure, (kind,))
    here.check(venue, **seen)
    found = PatrolFinding.objects.get(venue=venue)
    assert (found.kind, found.source) == (finding, "check")
    assert found.due_at > clock.now()


def test_venues_under_an_order_are_seen_every_day(here, noon):
    gym, shop = here.venue(), here.venue("supermarket")
    here.order()
    [today] = duties(venues.SEE, gym)
    assert duties(venues.SEE, shop) == []
    here.check(gym, open=False)
    assert duties(venues.SEE, gym)[0].settlement == "done"
    assert today.settled_at is None
    noon.move(timedelta(days=1))
    ticks.see_venues()
    assert [one.settlement for one in duties(venues.SEE, gym)] == ["done", ""]
    assert ticks.see_venues() == 0


def test_it_is_an_alarm_when_a_venue_stays_closed_after_its_end(here, noon):
    gym = here.venue()
    here.order()
    here.check(gym, open=False)
    noon.move(timedelta(days=3, minutes=1))
    ticks.see_venues()
    [alarm] = duties(venues.REOPEN, gym)
    assert (alarm.role, alarm.due_at - alarm.opens_at) == (
        "community_secretary", timedelta(days=1),
    )  # fmt: skip
    here.check(gym, open=False)
    assert duties(venues.REOPEN, gym)[0].settled_at is None
    page = here.client("secretary").get("/patrol/venues/?list=still_closed")
    assert [row.one.id for row in page.context["rows"]] == [gym.id]
    here.check(gym, open=True)
    assert duties(venues.REOPEN, gym)[0].settlement == "done"
    assert ticks.see_venues() == 0


def test_one_that_stays_closed_by_itself_is_no_alarm(here, noon):
    gym = here.venue()
    here.order()
    noon.move(timedelta(days=4))
    ticks.see_venues()
    here.check(gym, open=False, own_choice=True)
    assert duties(venues.REOPEN, gym)[0].settlement == "done"


def test_a_second_closure_holds_the_alarm_back_until_its_own_end(here, noon):
    gym = here.venue()
    here.order()
    here.order(ends_at=clock.now() + timedelta(days=6))
    noon.move(timedelta(days=4))
    ticks.see_venues()
    assert duties(venues.REOPEN, gym) == []
    noon.move(timedelta(days=3))
    ticks.see_venues()
    assert len(duties(venues.REOPEN, gym)) == 1


def test_lifting_frees_at_once_and_asks_to_see_it_open(here, noon):
    gym = here.venue()
    order = here.order()
    noon.move(HOUR)
    here.send("desk", "lift_order", order=order.id, reason="风险等级下调")
    assert demand(gym) == orders.FREE
    assert len(duties(venues.REOPEN, gym)) == 1
    assert duties(venues.SEE, gym)[0].settlement == "withdrawn"
    assert Document.objects.get(id=order.document).withdrawn_at is not None
    with pytest.raises(Refused):
        here.send("desk", "lift_order", order=order.id, reason="再来一次")


def test_looks_come_in_any_order_and_are_taken_back(here):
    gym = here.venue()
    here.order()
    late = here.check(gym, open=False)
    here.check(gym, open=True, at=clock.now() - HOUR)
    assert (again(gym).seen_open, again(gym).seen_at) == (False, clock.now())
    annul(actor=here.actor("worker"), keys=[late.key], reason="看错门")
    assert again(gym).seen_open is True
    assert VenueCheck.objects.filter(annulled_at=None).count() == 1


def test_owner_and_telephone_are_sealed_and_shown_for_a_purpose(here):
    shop = here.venue("market", owner="店主甲", phone="03710000001")
    page = here.client("worker").get(f"/patrol/venues/{shop.id}/").content.decode()
    assert "店主甲" not in page
    assert "03710000001" not in page
    assert here.client("worker").get(f"/patrol/venues/{shop.id}/owner/").status_code == 403
    client = here.client("secretary")
    url = f"/patrol/venues/{shop.id}/owner/"
    key = client.get(url).context["form"]["key"].value()
    shown = client.post(url, {"key": key, "purpose": "通知恢复营业"}).content.decode()
    assert "店主甲" in shown


def test_the_same_venue_is_known_and_one_with_a_past_is_not_undone(here):
    first = here.venue()
    assert here.venue().id == first.id
    here.check(first)
    with pytest.raises(Refused):
        annul(actor=here.actor("secretary"), keys=[first.id], reason="录错")
    here.send("secretary", "give_up_venue", venue=first.id, reason="搬走了")
    assert here.venue().id != first.id


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"health": "green", "travel": "green", "celsius": "36.6"}, "come_in"),
        ({"paper": True, "celsius": "36.6"}, "come_in"),
        ({"health": "red", "travel": "green", "celsius": "36.6"}, "aside"),
        ({"emergency": True, "health": "red"}, "come_in"),
    ],
)
def test_of_a_visitor_only_colours_are_kept(here, told, outcome):
    venue = here.venue("supermarket")
    here.send("worker", "check_entry", venue=venue.id, at=clock.now(), **told)
    [made] = EntryCheck.objects.all()
    assert made.outcome == outcome
    names = {field.name for field in EntryCheck._meta.get_fields()}
    assert not names & {"name", "phone", "person", "code", "picture", "celsius", "id_number"}


def test_banquets_called_off_are_counted_by_tables(here):
    hall = here.venue("restaurant")
    for tables, refunded in ((8, True), (12, False)):
        here.send("worker", "tell_banquet", venue=hall.id, held_on=clock.today(), tables=tables,
                  refunded=refunded)  # fmt: skip
    page = here.client("secretary").get("/patrol/venues/")
    told = page.context["banquets"]
    assert (told.times, told.tables, told.refunded) == (2, 20, 1)
    one = Banquet.objects.first()
    annul(actor=here.actor("worker"), keys=[one.id], reason="重复")
    assert queries.banquets_of(hall).count() == 1


def test_a_complaint_about_a_price_is_a_finding_with_its_goods(here):
    shop = here.venue("supermarket")
    found = here.find(kind="price", place=None, venue=shop.id, goods="大白菜",
                      price=Decimal("9.80"), unit="斤", claim="dear")  # fmt: skip
    assert (found.goods, found.price, found.community_id) == (
        "大白菜", Decimal("9.80"), here.town.here.id,
    )  # fmt: skip
