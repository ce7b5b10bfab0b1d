"""The pages of a canvass: campaign, plan, workload, ground, light, found doors, leaflet."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.duties.tests.town import NOON
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import curves
from wangdi.screening.models import Beat, Campaign, DoorReply, LitCount, RoundSeries
from wangdi.screening.tests.test_beats import crew
from wangdi.screening.tests.test_doorstep import ASKS
from wangdi.screening.tests.test_rounds import ask
from wangdi.screening.tests.test_visits import knock

__all__ = ["crew"]
ROUNDS = "/screening/rounds/"


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


@pytest.fixture
def campaign(town, noon) -> Campaign:
    for building in town.buildings:
        town.doors(building)
    payload = {"name": "敲门行动", "places": [town.office.id], "starts_at": NOON, "hours": 12}
    return Campaign.objects.get(id=ask(town, "desk", "screening.open_campaign", **payload).subject)


def post(client, url, **data):
    key = client.get(url).context["form"]["key"].value()
    return client.post(url, {"key": key, **data})


def test_the_campaign_shows_every_door_once_and_the_worst_unit_first(town, campaign, noon) -> None:
    [canvass] = campaign.rounds.all()
    here = list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))
    noon.move(timedelta(hours=2))
    knock(town, canvass, (here[0], "answered", -60), (here[1], "no_answer", -61))
    sweep = ask(
        town,
        "desk",
        "screening.open_round",
        name="兜底",
        places=[town.office.id],
        sweeps=[canvass.id],
        campaign=campaign.id,
        starts_on="2020-02-10",
        ends_on="2020-02-10",
    )
    second = campaign.rounds.get(id=sweep.subject)
    noon.move(timedelta(hours=1))
    knock(town, second, (here[1], "vacant", -150), (here[0], "answered", -150))
    page = town.client("desk").get(f"/screening/campaigns/{campaign.id}/?by=grid")
    total = page.context["total"]
    assert (total.doors, total.done, total.knocked, total.silent) == (9, 2, 2, 0)
    units = [(unit.name, unit.done, state) for unit, state in page.context["units"]]
    assert units[-1] == ("一格", 2, "open")
    assert {state for _name, done, state in units if not done} == {"late"}
    assert page.context["curve"].percent == "22.2%"


def test_the_pace_says_when_every_door_will_be_done(campaign) -> None:
    now = NOON + timedelta(hours=6)
    pace = curves.pace(campaign, done=30, doors=90, last_hour=20, now=now)
    assert (pace.wanted, pace.needed, pace.behind) == (0.5, 10, True)
    assert pace.finish == now + timedelta(hours=3)
    assert curves.state(pace, 30, 90) == "late"
    assert curves.state(pace, 40, 90) == "open"
    over = curves.pace(campaign, done=30, doors=90, last_hour=0, now=NOON + timedelta(hours=13))
    assert (over.over, over.finish, curves.state(over, 30, 90)) == (True, None, "missed")
    assert curves.state(over, 90, 90) == "done"


def test_who_sees_a_campaign(town, campaign) -> None:
    url = f"/screening/campaigns/{campaign.id}/"
    assert town.client("worker").get(url).status_code == 200
    assert town.client("keeper").get(url).status_code == 403
    ask(town, "desk", "screening.close_campaign", campaign=campaign.id, reason="done")
    assert not town.client("desk").get(url).context["refresh"]


def test_a_campaign_is_begun_and_closed_by_the_pages(town, noon) -> None:
    client = town.client("secretary")
    opened = post(
        client,
        "/screening/campaigns/open/",
        name="十二小时",
        places=[town.here.id],
        starts_at="2020-02-10T12:00",
        hours=12,
        notice="请配合",
    )
    campaign = Campaign.objects.get()
    assert opened.url == f"/screening/campaigns/{campaign.id}/"
    assert (campaign.starts_at, campaign.target_at) == (NOON, NOON + timedelta(hours=12))
    pdf = client.get(reverse("documents:read", args=[campaign.document]))
    assert pdf.content.startswith(b"%PDF")
    post(client, f"{opened.url}close/", reason="done")
    campaign.refresh_from_db()
    assert not campaign.is_open()


def test_a_round_repeats_and_stops_by_the_pages(town, noon) -> None:
    client = town.client("secretary")
    data = {"first_on": "2020-02-10", "until": "2020-02-20", "every_days": 3, "lasts_days": 1}
    post(client, "/screening/series/open/", name="滚动", places=[town.here.id], **data)
    series = RoundSeries.objects.get()
    [shown] = client.get(ROUNDS).context["series"]
    assert (shown.missing, shown.following.day) == (True, 13)
    post(client, f"/screening/series/{series.id}/stop/", reason="over")
    assert client.get(ROUNDS).context["series"] == []


def test_a_sweep_is_opened_from_the_round_it_follows(town, canvass, doors) -> None:
    knock(town, canvass, (doors[0], "answered", 3))
    client = town.client("desk")
    page = client.get(f"{ROUNDS}open/?after={canvass.id}")
    form = page.context["form"]
    assert form["sweeps"].value() == [canvass.id]
    data = {"name": "兜底翻", "places": [town.here.id], "sweeps": [canvass.id]}
    days = {"starts_on": "2020-02-10", "ends_on": "2020-02-10"}
    opened = client.post(page.request["PATH_INFO"], {"key": form["key"].value(), **data, **days})
    total = client.get(opened.url).context["total"]
    assert total.doors == 5


def test_a_round_through_one_grid(town, canvass) -> None:
    client = town.client("secretary")
    opened = post(
        client,
        f"{ROUNDS}open/",
        name="一格",
        grids=[town.grids["one"].id],
        starts_on="2020-02-10",
        ends_on="2020-02-10",
    )
    total = client.get(opened.url).context["total"]
    assert (total.doors, total.not_visited) == (3, 3)


def test_the_questions_of_the_round_on_the_card(town, canvass, doors) -> None:
    canvass.doorstep = ASKS.model_dump(mode="json")
    canvass.save()
    client = town.client("worker")
    url = f"{ROUNDS}{canvass.id}/doors/{doors[0].id}/"
    asked = post(client, url, outcome="answered")
    onward = post(
        client, asked.url, ask_containers_found="3", ask_help="food", leaflet="on", returned="no"
    )
    assert onward.url.endswith(f"{doors[1].id}/")
    rows = DoorReply.objects.order_by("question").values_list("question", "number", "choice")
    assert list(rows) == [
        ("containers_found", 3, ""),
        ("help", None, "food"),
        ("leaflet", 1, ""),
        ("returned", 0, ""),
    ]
    register = post(client, asked.url, returned="yes")
    assert register.url == f"/screening/arrivals/new/{doors[0].id}/?round={canvass.id}"


def test_a_door_on_no_list_is_written_down_and_knocked_at(town, canvass) -> None:
    client = town.client("worker")
    building = town.buildings["one"].id
    found = post(
        client, f"{ROUNDS}{canvass.id}/found/", building=building, unit="1", room="902", use="home"
    )
    assert client.get(found.url).context["dwelling"].room == "902"
    wrong = post(
        client,
        f"{ROUNDS}{canvass.id}/found/",
        building=town.buildings["two"].id,
        room="9",
        use="home",
    )
    assert wrong.context["form"].errors


def test_more_light_than_people_sends_somebody_again(town, canvass, doors) -> None:
    knock(
        town, canvass, (doors[0], "answered", 9), (doors[1], "vacant", 8), (doors[2], "vacant", 7)
    )
    client = town.client("worker")
    url = f"{ROUNDS}{canvass.id}/lit/{town.buildings['one'].id}/"
    post(client, url, lit="3")
    [row] = client.get(f"{ROUNDS}{canvass.id}/lit/").context["rows"]
    assert (row.lived_in, row.empty, row.surplus) == (1, 2, 2)
    client.post(f"{url}again/")
    assert client.get(f"{ROUNDS}{canvass.id}/doors/?state=revisit_due").context["page"].count == 2
    assert LitCount.objects.get().lit == 3
    overview = town.client("desk").get(f"{ROUNDS}{canvass.id}/lit/")
    assert (overview.status_code, overview.context["may_visit"]) == (200, False)
    elsewhere = f"{ROUNDS}{canvass.id}/lit/{town.buildings['two'].id}/"
    assert client.get(elsewhere).status_code == 404


def test_the_plan_is_given_out_and_changed_by_hand(town, canvass, crew) -> None:
    client = town.client("secretary")
    url = f"{ROUNDS}{canvass.id}/plan/"
    assert client.get(url).context["doors"] == 6
    client.post(url)
    assert Beat.objects.count() == 2
    edit = f"{url}{town.here.id}/"
    building = town.buildings["one"].id
    assert len(client.get(edit).context["rows"]) == 2
    keep = {f"{b.building_id}-{b.unit}": str(b.worker_id) for b in Beat.objects.all()}
    client.post(edit, keep | {f"{building}-": str(crew["two"].id)})
    assert Beat.objects.get(building=building).worker == crew["two"]
    load = client.get(f"{ROUNDS}{canvass.id}/workers/")
    assert sum(row.doors for row in load.context["rows"]) == 6
    worker = load.context["rows"][0].worker
    opened = client.get(f"{ROUNDS}{canvass.id}/doors/?worker={worker.id}&state=gap")
    assert opened.context["page"].count == load.context["rows"][0].left


def test_my_ground_counts_buildings_households_and_doors(town, canvass, doors) -> None:
    payload = {"building": town.buildings["one"].id, "unit": "1", "room": "101"}
    member = {"name": "练习住户"}
    submit_one(
        actor=town.users["worker"].actor(),
        command="people.register_household",
        payload={**payload, "members": [member]},
    )
    knock(town, canvass, (doors[0], "answered", 3))
    [row] = town.client("worker").get("/screening/ground/").context["rows"]
    assert (row.doors, row.households, row.people, row.done, row.left) == (3, 1, 1, 1, 2)


def test_a_silent_door_shows_when_it_is_due_again(town, canvass, doors, noon) -> None:
    canvass.doorstep = {"revisit": {"after_hours": 2, "times": ["18:30:00"]}}
    canvass.save()
    knock(town, canvass, (doors[0], "no_answer", 0))
    url = f"{ROUNDS}{canvass.id}/doors/{doors[0].id}/"
    assert town.client("worker").get(url).context["again"] == NOON + timedelta(hours=6, minutes=30)
    total = town.client("secretary").get(f"{ROUNDS}{canvass.id}/").context["total"]
    assert (total.revisit, total.not_visited) == (0, 5)
    noon.move(timedelta(hours=7))
    total = town.client("secretary").get(f"{ROUNDS}{canvass.id}/").context["total"]
    assert total.revisit == 1
    assert clock.today().day == 10


def test_the_leaflet_prints_where_the_profile_has_one(town, canvass) -> None:
    url = f"{ROUNDS}{canvass.id}/leaflet/"
    assert town.client("worker").get(url).status_code == 404
    words = {"zh": "宣传单", "en": "Leaflet"}
    canvass.doorstep = {"leaflet": {"title": words, "lines": [words]}}
    canvass.save()
    assert town.client("worker").get(url).content.startswith(b"%PDF")
